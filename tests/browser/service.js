// The whole service for the tests: sample institutions, a harvest from them, the portal; on free ports, in a
// workspace that goes away with the test.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const source = path.resolve(__dirname, '../..');
const build = path.resolve(process.env.TSUNAGI_BUILD || path.join(source, 'build/release'));
const samples = path.join(source, 'config/samples');

function start(program, args) {
  const child = spawn(path.join(build, program), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (child.said += text));
  child.over = new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error(`${program} is not in ${build}: build it, or set TSUNAGI_BUILD`)));
    child.once('close', (status) => resolve(status));
  });
  child.over.catch(() => {});
  return child;
}

async function finish(program, args) {
  const child = start(program, args);
  const status = await child.over;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status ?? child.signalCode}:\n${child.said}`);
}

async function portIn(file, child) {
  for (let tries = 0; tries < 200; ++tries) {
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim()) return fs.readFileSync(file, 'utf8').trim();
    if (child.exitCode !== null) throw new Error(`the server ended before it listened:\n${child.said}`);
    await Promise.race([sleep(50), child.over]);
  }
  throw new Error(`no port in ${file} within ten seconds`);
}

/** The configuration of the samples with the port of this run in it, as ./run makes it. */
function configure(workspace, port) {
  for (const kind of ['institutions', 'datasets']) {
    const from = path.join(samples, kind);
    const to = path.join(workspace, 'config', kind);
    fs.mkdirSync(to, { recursive: true });
    for (const name of fs.readdirSync(from)) {
      const text = fs.readFileSync(path.join(from, name), 'utf8');
      fs.writeFileSync(path.join(to, name), text.replaceAll('127.0.0.1:8091', `127.0.0.1:${port}`));
    }
  }
  fs.copyFileSync(path.join(samples, 'service.json'), path.join(workspace, 'config/service.json'));
}

/** Starts everything; `address` is that of the portal, `stop` ends what was started here. */
async function startService() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tsunagi-browser-'));
  const children = [];
  const stop = async () => {
    for (const child of children) child.kill('SIGTERM');
    await Promise.allSettled(children.map((child) => child.over));
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const workspace = path.join(folder, 'workspace');
    const file = (name) => path.join(folder, name);
    const institutions = start('sample-institutions', [
      '--data', path.join(samples, 'data'), '--listen', '127.0.0.1:0', '--port-file', file('samples')]);
    children.push(institutions);
    configure(workspace, await portIn(file('samples'), institutions));
    await finish('tsunagi', ['--workspace', workspace, 'harvest', '--all']);
    const portal = start('tsunagi', [
      '--workspace', workspace, 'serve', '--listen', '127.0.0.1:0', '--port-file', file('portal')]);
    children.push(portal);
    return { address: `http://127.0.0.1:${await portIn(file('portal'), portal)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

module.exports = { startService };
