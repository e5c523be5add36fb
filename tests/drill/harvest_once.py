#!/usr/bin/env python3
"""Harvests one address into a new workspace and says what was kept, in the way the fault drill wants to hear it.

  harvest_once.py TSUNAGI URL PREFIX OUT [STYLE]

Without STYLE the address is an OAI-PMH repository, else a JSON list paged by it (page, offset, cursor, link, after).
Prints the line of the run, writes the source identifiers of the records kept to OUT/ids.txt, one a line, and ends with
the status of `tsunagi harvest`. Everything is as a user would have it on loopback: no setting of the harvest is changed.
"""
import json, os, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
PAGING = {
    'page': {'paging': 'page', 'params': {'page': ['page', 1]}},
    'offset': {'paging': 'offset', 'params': {'offset': ['offset', 0]}},
    'cursor': {'paging': 'cursor', 'params': {'cursor': ['cursor', None]}, 'paths': {'next': 'nextCursor'}},
    'link': {'paging': 'link_header', 'paths': {'list': '$', 'total': 'header:X-Total-Count'}},
    'after': {'paging': 'search_after', 'params': {'after': ['search_after', None]}, 'paths': {'sort_key': 'id'}},
}


def oai_source(url, prefix):
    return {'type': 'oai_pmh', 'url': url, 'metadata_prefix': prefix}


def json_source(url, style):
    paging = PAGING[style]
    size = {'size': ['limit', 50]}
    paths = {'list': 'items', 'total': 'total', 'id': 'id', 'datestamp': 'modified', 'deleted': 'deleted'}
    return {'type': 'json_api', 'url': url, 'paging': paging['paging'], 'params': {**size, **paging.get('params', {})},
            'paths': {**paths, **paging.get('paths', {})}}


def write(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as out:
        json.dump(value, out, ensure_ascii=False)


def write_workspace(folder, source):
    write(folder + '/config/service.json', {'contact': 'drill@tsunagi.invalid', 'allow_private_networks': ['127.0.0.1/32']})
    write(folder + '/config/institutions/drill.json', {'id': 'drill', 'name': {'ja': '試験機関'}})
    write(folder + '/config/datasets/drill.json', {
        'id': 'drill', 'institution': 'drill', 'name': {'ja': '試験'}, 'source': source, 'rights': {'metadata': 'cc0'},
        'schema': 'oai_dc' if source['type'] == 'oai_pmh' else 'drill_item'})
    os.makedirs(folder + '/schemas/standards')
    shutil.copy(HERE + '/drill_item.json', folder + '/schemas/standards/')


def kept(tsunagi):
    """Identifiers as the source told them: always the first of a record's identifiers."""
    lines = subprocess.run(tsunagi + ['export', '--restricted', '--deleted'], stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)['sourceIds'][0]['value'] for line in lines.splitlines()]


def main():
    program, url, prefix, out, *style = sys.argv[1:]
    workspace = os.path.join(out, 'workspace')
    write_workspace(workspace, json_source(url, style[0]) if style else oai_source(url, prefix))
    tsunagi = [program, '--workspace', workspace]
    status = subprocess.run(tsunagi + ['harvest', 'drill', '--no-index'], stderr=subprocess.STDOUT).returncode
    with open(os.path.join(out, 'ids.txt'), 'w', encoding='utf-8') as ids:
        ids.writelines(identifier + '\n' for identifier in kept(tsunagi))
    return status


if __name__ == '__main__':
    sys.exit(main())
