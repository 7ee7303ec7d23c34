/**
 * Loaded before the command line (`node --import`): notes in the file `DEFUSER_RECORD` whenever the process makes code
 * from text, starts another process, thread or connection, or loads a module from below `DEFUSER_TARGET`; then refuses.
 * One line a violation: its name, and the place that asked.
 */
import { appendFileSync, realpathSync } from 'node:fs';
import { Module, createRequire, register, syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const recordFile = process.env.DEFUSER_RECORD;
const target = realpathSync(process.env.DEFUSER_TARGET) + sep;

function refuse(name) {
  const places = new Error(name).stack.split('\n').filter((line) => !line.includes('preload.mjs'));
  appendFileSync(recordFile, `${name}${(places[1] ?? '').replace(/^\s+/, ' ')}\n`);
  throw new Error(`refused: ${name}`);
}

/** Stands in for a function or a class: called or constructed, it refuses. */
const refusing = (original, name) => new Proxy(original, { apply: () => refuse(name), construct: () => refuse(name) });

function fence(module, names) {
  const exported = require(module);
  for (const name of names) exported[name] = refusing(exported[name], `${module}.${name}`);
}

fence('vm', ['Script', 'compileFunction', 'createContext', 'runInContext', 'runInNewContext', 'runInThisContext']);
fence('child_process', ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']);
fence('worker_threads', ['Worker']);
fence('cluster', ['fork']);
fence('net', ['connect', 'createConnection', 'createServer']);
fence('tls', ['connect']);
fence('http', ['get', 'request', 'createServer']);
fence('https', ['get', 'request']);
fence('http2', ['connect']);
fence('dgram', ['createSocket']);
fence('dns', ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt']);
const { Socket } = require('net');
Socket.prototype.connect = refusing(Socket.prototype.connect, 'net.Socket.connect');
const names = require('dns').promises;
for (const name of ['lookup', 'resolve']) names[name] = refusing(names[name], `dns.promises.${name}`);
process.dlopen = refusing(process.dlopen, 'process.dlopen');

globalThis.eval = refusing(globalThis.eval, 'eval');
globalThis.fetch = refusing(globalThis.fetch, 'fetch');
if (globalThis.WebSocket) globalThis.WebSocket = refusing(globalThis.WebSocket, 'WebSocket');
globalThis.Function = refusing(Function, 'Function');
const kinds = [
  () => 0,
  async () => 0,
  function* () {
    yield 0;
  },
  async function* () {
    yield 0;
  },
];
for (const sample of kinds) {
  const prototype = Object.getPrototypeOf(sample);
  const value = refusing(prototype.constructor, 'Function');
  Object.defineProperty(prototype, 'constructor', { value, configurable: true });
}

// CommonJS: what is required or compiled under a name below the target.
const { _resolveFilename: resolveFilename } = Module;
Module._resolveFilename = function (...args) {
  const file = resolveFilename.apply(this, args);
  return file.startsWith(target) ? refuse(`require of ${file.slice(target.length)}`) : file;
};
const { _compile: compile } = Module.prototype;
Module.prototype._compile = function (text, file, ...rest) {
  return String(file).startsWith(target) ? refuse('Module._compile') : compile.call(this, text, file, ...rest);
};

// ES modules: the hooks run in a thread of their own, so they are told where to write.
register('./hooks.mjs', import.meta.url, { data: { recordFile, target: pathToFileURL(target).href } });
syncBuiltinESMExports();
