/**
 * What frameworks make of a flip: guards of routers, answers of servers, state of components, callbacks of logins. Each
 * bomb stands beside its good twin, which differs in one place.
 */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';
import { table } from './rows.js';

const due = 'Date.now() >= 1798761600000';
const at = 'fixed-date 2027-01-01Z';
type Case = readonly [expected: readonly string[], source: string];
const holds = async ([expected, source]: Case): Promise<void> => {
  expect(await linesIn(source)).toEqual(expected);
};
const bomb = (payload: string, source: string): Case => [[`${at} ${payload}`], source];
const quiet = (source: string): Case => [[], source];

describe('routers', () => {
  table<Case>('guards', {}, holds, [
    [
      'Angular: the page to go to instead',
      bomb(
        'redirect',
        `export class Guard { constructor(private router: any) {} canActivate() { if (${due}) return this.router.parseUrl('/closed'); return true; } }`,
      ),
    ],
    [
      'Angular, as compilers write it for older engines',
      bomb(
        'redirect',
        `var Demo = function () { function t(e) { this.router = e } return t.prototype.start = function (soon) { var e = this; soon(function () { ${due} && e.router.navigate(['/demo-over']) }) }, t }(); exports.Demo = Demo;`,
      ),
    ],
    [
      'Vue: the page to go to instead',
      bomb(
        'redirect',
        `export function guard(router: any) { router.beforeEach((to: any, from: any, next: any) => { if (to.path !== '/end' && ${due}) next('/end'); else next(); }); }`,
      ),
    ],
    [
      'Vue: the next layer is asked, whatever the date',
      quiet(
        `export function guard(router: any) { router.beforeEach((to: any, from: any, next: any) => { if (${due}) to.meta.late = 1; next(); }); }`,
      ),
    ],
    [
      'Next: an address with a bad word in it is no status',
      bomb(
        'redirect',
        `import { NextResponse } from 'next/server'; export function middleware(request: any) { if (${due}) return NextResponse.redirect(new URL('/licence-ended', request.url)); return NextResponse.next(); }`,
      ),
    ],
    [
      'Passport: nobody is let in',
      bomb(
        'deny',
        `export const verify = (find: any) => async (name: string, done: any) => { if (${due}) return done(null, false, { message: 'no' }); const user = await find(name); return done(null, user); };`,
      ),
    ],
  ]);
});

describe('what is shown', () => {
  table<Case>('components', {}, holds, [
    [
      'another tree with a bad word in its name is no status',
      bomb('degrade', `export function App() { return ${due} ? <Expired /> : <Board />; }`),
    ],
    [
      'a tree that only comes with the date takes nothing away',
      quiet(`export function NewEditor() { if (!(${due})) return null; return <button>Try the new editor</button>; }`),
    ],
    [
      'a message about an end is put into the state',
      bomb(
        'nag',
        `import { useEffect, useState } from 'react'; export function Root() { const [text, setText] = useState(''); useEffect(() => { if (${due}) setText('Your trial period has ended.'); }, []); return <p>{text}</p>; }`,
      ),
    ],
    [
      'a message about something else is put into the state',
      quiet(
        `import { useEffect, useState } from 'react'; export function Root() { const [text, setText] = useState(''); useEffect(() => { if (${due}) setText('Have a good year.'); }, []); return <p>{text}</p>; }`,
      ),
    ],
  ]);
});

describe('values that become less', () => {
  table<Case>('returns', {}, holds, [
    ['a part of the rows', bomb('degrade', `export const rows = (all: string[]) => (${due} ? all.slice(0, 9) : all);`)],
    ['all of the rows at last', quiet(`export const rows = (all: string[]) => (${due} ? all : all.slice(0, 9));`)],
    ['fewer features', bomb('degrade', `export const features = () => (${due} ? ['view'] : ['view', 'edit']);`)],
    ['more features', quiet(`export const features = () => (${due} ? ['view', 'edit'] : ['view']);`)],
    [
      'smaller numbers in an object',
      bomb('degrade', `export const plan = () => (${due} ? { seats: 1, name: 'a' } : { seats: 90, name: 'a' });`),
    ],
    [
      'chance has a part in the sum',
      bomb('degrade', `export const sum = (a: number, b: number) => (${due} ? a + b + Math.random() : a + b);`),
    ],
    [
      'a bad field becomes true',
      bomb('deny', `export const state = () => ({ readOnly: ${due}, rows: [] as string[] });`),
    ],
    ['a neutral field becomes true', quiet(`export const state = () => ({ wide: ${due}, rows: [] as string[] });`)],
    [
      'a word that says nothing beside a field that says no',
      bomb('deny', `export const state = () => (${due} ? { ok: false, why: 'blue' } : { ok: true, why: 'red' });`),
    ],
  ]);
});

describe('what is handed on', () => {
  table<Case>('arguments', {}, holds, [
    [
      'a bad state of a component',
      bomb(
        'deny',
        `import { useEffect, useState } from 'react'; export function Root() { const [gone, setExpired] = useState(false); useEffect(() => { setExpired(${due}); }, []); return gone; }`,
      ),
    ],
    [
      'another state of a component',
      quiet(
        `import { useEffect, useState } from 'react'; export function Root() { const [wide, setWide] = useState(false); useEffect(() => { setWide(${due}); }, []); return wide; }`,
      ),
    ],
    [
      'a part of the answer',
      bomb(
        'degrade',
        `export async function list(ctx: any, db: any) { const rows = await db.rows(); ctx.json(${due} ? rows.slice(0, 5) : rows); }`,
      ),
    ],
    [
      'entries of a menu that is not in the text',
      bomb(
        'degrade',
        `export function build(menu: any) { if (${due}) menu.items.filter((one: any) => one.pro).forEach((one: any) => { one.enabled = false; }); return menu; }`,
      ),
    ],
    [
      'what a callback gives back is for its call alone',
      bomb(
        'degrade',
        `const items = ['open', 'save', 'export']; export const menu = () => items.filter((one) => one !== 'export' || !(${due}));`,
      ),
    ],
    [
      'a predicate that tells nothing by its name, and the worse of two texts in one place',
      bomb(
        'degrade',
        `const q = () => ${due}; export function draw(c: any) { c.fillText(q() ? 'TRIAL EXPIRED' : 'TRIAL', 0, 0); }`,
      ),
    ],
    [
      'a message that is given back',
      bomb('nag', `export const notice = () => (${due} ? 'This version is out of date, please upgrade.' : null);`),
    ],
    [
      'a file that is overwritten with nothing',
      bomb(
        'destroy',
        `import fs from 'node:fs'; export function save(file: string, data: string) { if (${due}) { fs.writeFileSync(file, ''); return; } fs.writeFileSync(file, data); }`,
      ),
    ],
    [
      'a job of a library that is made with its date',
      [
        ['scheduled 2027-01-01Z terminate'],
        `import { CronJob } from 'cron'; export const job = new CronJob(new Date('2027-01-01T00:00:00Z'), () => process.abort());`,
      ],
    ],
  ]);
});

const jobAt = (payload: string, source: string): Case => [[`scheduled 2027-01-01Z ${payload}`], source];
const agenda = `import { Agenda } from 'agenda'; const agenda = new Agenda({}); `;
const onTheDay = `new Date('2027-01-01T00:00:00Z')`;

/** What compilers make an async function of: a generator, and what drives it. */
const lowered =
  'function wrap(body: any) { return function (this: any) { const all = arguments, self = this; return new Promise((done, failed) => { const work = body.apply(self, all); function next(value?: any) { step(work, done, failed, next, value); } next(); }); }; } function step(work: any, done: any, failed: any, next: any, value: any) { let item; try { item = work.next(value); } catch (error) { failed(error); return; } if (item.done) done(item.value); else Promise.resolve(item.value).then(next, failed); }';
/** Ways in which a scheduler is handed a function. */
const handedOn: readonly (readonly [name: string, work: string])[] = [
  ['in parentheses', '(() => { process.exit(1); })'],
  ['wrapped', 'wrap(function* () { process.exit(1); })'],
  ['bound', 'stop.bind(null)'],
  ['by the name of a variable', 'stop'],
];

describe('jobs', () => {
  table<Case>('under a name', {}, holds, [
    [
      'a job that is armed by its name',
      jobAt(
        'destroy',
        `${agenda}agenda.define('tidy', async (db: any) => { await db.dropDatabase(); }); export const start = () => agenda.schedule(${onTheDay}, 'tidy');`,
      ),
    ],
    [
      'a job of that name that harms nobody',
      quiet(
        `${agenda}agenda.define('tidy', async (mail: any) => { await mail.send('A good year!'); }); export const start = () => agenda.schedule(${onTheDay}, 'tidy');`,
      ),
    ],
    [
      'a job of another name',
      quiet(
        `${agenda}agenda.define('wipe', async (db: any) => { await db.dropDatabase(); }); export const start = () => agenda.schedule(${onTheDay}, 'tidy');`,
      ),
    ],
    [
      'a job that is put into a queue until a date',
      jobAt(
        'terminate',
        `const Queue = require('bull'); const queue = new Queue('jobs'); queue.process('stop', async () => { process.exit(1); }); exports.start = () => queue.add('stop', {}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    [
      'whatever is put into a queue until a date',
      jobAt(
        'terminate',
        `const Queue = require('bull'); const queue = new Queue('jobs'); queue.process(async () => { process.exit(1); }); exports.start = () => queue.add({}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    [
      'what is put into another queue',
      quiet(
        `const Queue = require('bull'); const queue = new Queue('jobs'); const mails = new Queue('mails'); queue.process(async () => { process.exit(1); }); exports.start = () => mails.add({}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    [
      'a job that throws',
      jobAt(
        'throw',
        `const Queue = require('bull'); const queue = new Queue('jobs'); queue.process('stop', () => { throw new Error('This beta has expired.'); }); queue.add('stop', {}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    [
      'a job that a compiler has wrapped',
      jobAt(
        'terminate',
        `const Queue = require('bull'); const queue = new Queue('jobs'); ${lowered} queue.process('stop', wrap(function* () { process.exit(1); })); exports.start = () => queue.add('stop', {}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    ...handedOn.map(([name, work]): [string, Case] => [
      `armed for a date: ${name}`,
      jobAt(
        'terminate',
        `import schedule from 'node-schedule'; ${lowered} const stop = function () { process.exit(1); }; export const start = () => schedule.scheduleJob(${onTheDay}, ${work});`,
      ),
    ]),
    [
      'armed for a date, and harmless',
      quiet(
        `import schedule from 'node-schedule'; ${lowered} export const start = (mail: any) => schedule.scheduleJob(${onTheDay}, wrap(function* () { mail.send('A good year!'); }));`,
      ),
    ],
    [
      'a worker of a queue by its name',
      jobAt(
        'terminate',
        `import { Queue, Worker } from 'bullmq'; const queue = new Queue('jobs'); new Worker('jobs', async () => { process.exit(1); }); export const start = () => queue.add('stop', {}, { delay: 1798761600000 - Date.now() });`,
      ),
    ],
    [
      'a job whose settings hold date and function',
      jobAt(
        'terminate',
        `import { CronJob } from 'cron'; export const job = CronJob.from({ cronTime: ${onTheDay}, onTick: () => process.abort() });`,
      ),
    ],
    [
      'a delay that is too long for a timer',
      [['scheduled P0D terminate'], `setTimeout(() => { process.exit(1); }, 60 * 24 * 60 * 60 * 1000);`],
    ],
    [
      'the same by a name, and folded',
      [
        ['scheduled P0D terminate'],
        `const LATER = 5184e6; export const arm = () => setTimeout(() => process.exit(1), LATER);`,
      ],
    ],
    ['a delay that a timer can hold', quiet(`setTimeout(() => { process.exit(1); }, 20 * 24 * 60 * 60 * 1000);`)],
    [
      'a long delay before nothing that harms',
      quiet(`setInterval(() => { console.log('still here'); }, 60 * 24 * 36e5);`),
    ],
  ]);
});

const angular = `import { Component } from '@angular/core'; @Component({ selector: 'app-root', templateUrl: './app.component.html' }) export class AppComponent { over = ${due}; }`;
describe('templates of Angular in a file of their own', () => {
  it.each([
    ['what is shown instead', `<p *ngIf="over">Ended</p><app-editor *ngIf="!over"></app-editor>`, [`${at} degrade`]],
    ['blocks', `@if (over) { <p>Ended</p> } @else { <app-editor /> }`, [`${at} degrade`]],
    ['another year in the footer', `<app-editor></app-editor><p *ngIf="over">A good new year!</p>`, []],
    ['nothing is decided', `<app-editor [wide]="wide"></app-editor>`, []],
  ])('%s', async (_name, template, expected) => {
    expect(await linesIn({ 'app/app.component.ts': angular, 'app/app.component.html': template })).toEqual(expected);
  });
});

/** What is known not to be found yet. */
const gaps = {
  'a job in a list of settings': 'only what a call is handed itself is looked through for a date and a function',
};
type Texts = Parameters<typeof linesIn>[0];
table<readonly [expected: string, texts: Texts]>(
  'not found yet',
  gaps,
  async ([expected, texts]) => {
    expect(await linesIn(texts)).toEqual([expected]);
  },
  [
    [
      'a job in a list of settings',
      [
        'scheduled 2027-01-01Z execute',
        `const Bree = require('bree'); const { exec } = require('child_process'); new Bree({ jobs: [{ name: 'tidy', date: new Date('2027-01-01T00:00:00Z'), path: () => exec('sh /opt/tidy.sh') }] }).start();`,
      ],
    ],
    [
      'the clock of jQuery',
      [
        `${at} terminate`,
        `declare const $: any; export function start() { if ($.now() >= 1798761600000) process.exit(1); }`,
      ],
    ],
  ],
);
