#!/usr/bin/env python3
"""The test server beside the real records (oai_serve.py), with a log of what it is asked.

  logged_server.py TOOLS FOLDER OPTIONS…

Writes what the server says (the line "ready ADDRESS …") to FOLDER/ready and each query string to FOLDER/asked, one a
line in the order of arrival, before it is answered.
"""
import sys

tools, folder, *options = sys.argv[1:]
sys.path.insert(0, tools)
sys.dont_write_bytecode = True
import oai_serve

asked = open(folder + '/asked', 'w', buffering=1)
answer = oai_serve.H.answer


def note_and_answer(self, query):
    asked.write(query + '\n')
    answer(self, query)


oai_serve.H.answer = note_and_answer
sys.stdout = open(folder + '/ready', 'w', buffering=1)
sys.argv = ['oai_serve.py', '--port', '0', *options]
sys.exit(oai_serve.main())
