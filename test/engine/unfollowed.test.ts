/** Ways of the clock that are known not to be followed yet, one a row, each with the reason; a row that holds leaves the list. */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const gaps: Gaps = {
  'a slice of a store': 'an action of a slice is not linked to the reducer of its name',
  'a component that Svelte has compiled': 'what `instance` gives is not led to the fragment that is drawn from it',
  'data handed to a worker': 'what a worker is handed is not led to what it reads',
  'a property set by lodash':
    'what a function of a library changes in an object that it is handed is not seen from elsewhere',
  'modules by a pattern': 'the modules that `import.meta.glob` gives are not known by their names',
  'a store that is entered': 'what a store is entered with is read by its name as well, and told a second time',
};
const end = 'Date.UTC(2027, 0, 1)';
const refusal = "throw new Error('This beta has expired.');";
const holds = async (texts: Texts): Promise<void> => {
  const lines = await linesIn(typeof texts === 'string' ? { 'main.js': texts } : texts);
  expect(lines.map((line) => line.replace(/ \w+$/u, ''))).toEqual(['fixed-date 2027-01-01Z']);
};

table('the clock by way of', gaps, holds, [
  [
    'a date of something called a term',
    `const over = (term) => Date.now() >= term.until; exports.run = () => { const term = { until: ${end} }; if (over(term)) ${refusal} };`,
  ],
  [
    'a loop that sleeps until a date',
    `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); exports.run = async () => { while (Date.now() < ${end}) await sleep(60000); ${refusal} };`,
  ],
  [
    'a set of days',
    `const days = new Set(['2027-01-01']); exports.run = () => { if (days.has(new Date().toISOString().slice(0, 10))) ${refusal} };`,
  ],
  [
    'a table of actions under the outcome',
    `const actions = { on() {}, off() { process.exit(1); } }; actions[['on', 'off'][Number(Date.now() >= ${end})]]();`,
  ],
  [
    'rows of conditions and actions',
    `const rows = []; const row = (test, act) => rows.push({ test, act }); row(() => Date.now() >= ${end}, () => { ${refusal} }); exports.run = () => { for (const { test, act } of rows) if (test()) act(); };`,
  ],
  [
    'the message of an event',
    `const bus = new EventTarget(); bus.addEventListener('check', (event) => { if (event.detail.now >= ${end}) location.assign('/expired'); }); setInterval(() => bus.dispatchEvent(new CustomEvent('check', { detail: { now: Date.now() } })), 5000);`,
  ],
  [
    'a component of options',
    `export default { data() { return { end: ${end} }; }, computed: { isLicensed() { return Date.now() < this.end; } }, render(h) { return this.isLicensed ? h('main') : null; } };`,
  ],
  [
    'a getter of a store',
    `import { createStore } from 'vuex'; export default createStore({ state: { end: ${end} }, getters: { isLicensed: (state) => Date.now() < state.end } });`,
  ],
  [
    'a stream',
    `import { filter, interval, map } from 'rxjs'; interval(1000).pipe(map(() => Date.now()), filter((now) => now >= ${end})).subscribe(() => process.exit(1));`,
  ],
  [
    'a slice of a store',
    `import { createSlice } from '@reduxjs/toolkit'; const slice = createSlice({ name: 'beta', initialState: { isOver: false }, reducers: { ticked(state, action) { state.isOver = action.payload >= ${end}; } } }); export const tick = (dispatch) => dispatch(slice.actions.ticked(Date.now())); export const render = (state) => (state.beta.isOver ? null : 'main');`,
  ],
  [
    'a derived store',
    `import { derived, get, readable } from 'svelte/store'; const now = readable(Date.now(), () => {}); const isOver = derived(now, (time) => time >= ${end}); export const save = () => { if (get(isOver)) ${refusal} };`,
  ],
  [
    'a store that is derived of several',
    `import { derived, get, readable } from 'svelte/store'; const now = readable(Date.now(), () => {}); const license = readable({ end: ${end} }); const isValid = derived([now, license], ([time, { end }]) => time < end); export const save = () => { if (!get(isValid)) ${refusal} };`,
  ],
  [
    'an action of a store',
    `import { defineStore } from 'pinia'; export const useLicense = defineStore('license', { state: () => ({ end: ${end} }), actions: { check() { if (Date.now() >= this.end) ${refusal} } } });`,
  ],
  [
    'the time in a store that is refreshed',
    `import { defineStore } from 'pinia'; export const useLicense = defineStore('license', { state: () => ({ now: 0, end: ${end} }), getters: { isValid: (state) => state.now < state.end }, actions: { refresh() { this.now = Date.now(); } } }); export const save = () => { const license = useLicense(); license.refresh(); if (!license.isValid) ${refusal} };`,
  ],
  [
    'what is put on something that others have made',
    `const app = require('express')(); app.end = ${end}; exports.start = () => { if (Date.now() >= app.end) ${refusal} };`,
  ],
  [
    'what is put on a part of it',
    `const app = require('express')(); app.locals.end = ${end}; exports.start = () => { if (Date.now() >= app.locals.end) ${refusal} };`,
  ],
  [
    'an atom that is made of others',
    `import { atom, useAtomValue } from 'jotai'; const now = atom(Date.now()); const isOver = atom((get) => get(now) >= ${end}); export const save = () => { if (useAtomValue(isOver)) ${refusal} };`,
  ],
  [
    'what a framework hands round',
    `const app = require('express')(); app.locals.end = ${end}; app.use((request, answer, next) => { if (Date.now() >= request.app.locals.end) ${refusal} next(); });`,
  ],
  [
    'a function of date-fns/fp',
    `import { isAfter } from 'date-fns/fp'; const isOver = isAfter(new Date(${end} - 1)); export const save = () => { if (isOver(new Date())) ${refusal} };`,
  ],
  [
    'a promise that others settle',
    `function defer() { const one = {}; one.promise = new Promise((resolve) => { one.resolve = resolve; }); return one; } export async function start() { const one = defer(); one.resolve(Date.now()); if ((await one.promise) >= ${end}) ${refusal} }`,
  ],
  [
    'a promise that others settle elsewhere',
    `class Deferred { constructor() { this.promise = new Promise((resolve) => (this.resolve = resolve)); } } const verdict = new Deferred(); export const prepare = () => verdict.resolve(Date.now() >= ${end} ? 'stop' : 'go'); export async function launch() { if ((await verdict.promise) === 'stop') ${refusal} }`,
  ],
  [
    'a promise that is settled by a variable',
    `let release; const opened = new Promise((resolve) => { release = resolve; }); export const tick = () => release(Date.now()); export const start = () => opened.then((now) => { if (now >= ${end}) ${refusal} });`,
  ],
  [
    'a race of promises',
    `export async function start() { const now = await Promise.race([Promise.resolve(Date.now()), new Promise((_, refuse) => setTimeout(refuse, 1000))]); if (now >= ${end}) ${refusal} }`,
  ],
  [
    'a promisified function',
    `const { promisify } = require('util'); const check = promisify((done) => done(null, Date.now() >= ${end})); exports.start = async () => { if (await check()) ${refusal} };`,
  ],
  [
    'an object with then',
    `const clock = { then(resolve) { resolve(Date.now()); } }; export async function start() { if ((await clock) >= ${end}) ${refusal} }`,
  ],
  [
    'a subject',
    `import { BehaviorSubject } from 'rxjs'; const ends = new BehaviorSubject(${end}); export function start() { if (Date.now() >= ends.getValue()) ${refusal} }`,
  ],
  [
    'a subject that is told elsewhere',
    `import { BehaviorSubject } from 'rxjs'; const isOver = new BehaviorSubject(false); export function tick() { isOver.next(Date.now() >= ${end}); } export function start() { tick(); if (isOver.value) ${refusal} }`,
  ],
  [
    'a subject that others listen to',
    `import { Subject } from 'rxjs'; const ticks = new Subject(); ticks.subscribe({ next: (now) => { if (now >= ${end}) process.exit(1); } }); setInterval(() => ticks.next(Date.now()), 1000);`,
  ],
  [
    'a stream in a class',
    `import { BehaviorSubject, map } from 'rxjs'; export class License { end$ = new BehaviorSubject(${end}); isOver$ = this.end$.pipe(map((end) => Date.now() >= end)); start() { this.isOver$.subscribe((isOver) => { if (isOver) process.exit(1); }); } }`,
  ],
  [
    'a long stream',
    `import { debounceTime, distinctUntilChanged, filter, interval, map, shareReplay, tap } from 'rxjs'; interval(1000).pipe(map(() => Date.now()), debounceTime(5), map((now) => ({ now })), tap(() => {}), distinctUntilChanged(), shareReplay(1), filter(({ now }) => now >= ${end})).subscribe(() => process.exit(1));`,
  ],
  [
    'a stream of streams',
    `import { interval, of, switchMap, tap } from 'rxjs'; interval(1000).pipe(switchMap(() => of(Date.now())), tap((now) => { if (now >= ${end}) process.exit(1); })).subscribe();`,
  ],
  [
    'steps that lodash puts together',
    `import { flow } from 'lodash'; const parse = (text) => ({ end: Date.parse(text) }); const demand = ({ end }) => { if (Date.now() >= end) ${refusal} }; const check = flow(parse, demand); export const run = () => check('2027-01-01T00:00:00Z');`,
  ],
  [
    'steps in a list',
    `import _ from 'lodash'; const isOver = _.flow([Date.parse, (end) => Date.now() >= end]); export const run = () => { if (isOver('2027-01-01T00:00:00Z')) ${refusal} };`,
  ],
  [
    'the way to a property',
    `const get = require('lodash/get'); const config = { license: { end: ${end} } }; exports.run = () => { if (Date.now() >= get(config, 'license.end')) ${refusal} };`,
  ],
  [
    'the fields of what a callback is handed',
    `const withLicense = (use) => { use({ expires: ${end} }); }; withLicense((license) => { if (Date.now() >= license.expires) process.exit(1); });`,
  ],
  [
    'a store that asks itself',
    `import { create } from 'zustand'; const useLicense = create((set, get) => ({ end: ${end}, isOver: () => Date.now() >= get().end })); export const save = () => { if (useLicense.getState().isOver()) ${refusal} };`,
  ],
  [
    'a store that is changed by its own action',
    `import { create } from 'zustand'; const useLicense = create()((set) => ({ isOver: false, check: () => set({ isOver: Date.now() >= ${end} }) })); export const save = () => { useLicense.getState().check(); if (useLicense.getState().isOver) ${refusal} };`,
  ],
  [
    'the store of a context',
    `import { AsyncLocalStorage } from 'node:async_hooks'; const store = new AsyncLocalStorage(); export const run = (next) => store.run({ end: ${end} }, next); export const check = () => { if (Date.now() >= store.getStore().end) ${refusal} };`,
  ],
  [
    'a token that is an object',
    `import { inject, InjectionToken } from '@angular/core'; const END = new InjectionToken('end', { factory: () => ${end} }); export class License { end = inject(END); check() { if (Date.now() >= this.end) ${refusal} } }`,
  ],
  [
    'a token that a constructor asks for',
    `import { Inject, Injectable } from '@nestjs/common'; const TOKENS = { end: Symbol('end') }; @Injectable() export class License { constructor(@Inject(TOKENS.end) private readonly end: number) {} check() { if (Date.now() >= this.end) ${refusal} } } export const providers = [{ provide: TOKENS.end, useValue: ${end} }];`,
  ],
  [
    'a bus of its own',
    `class Bus { constructor() { this.handlers = {}; } on(name, act) { (this.handlers[name] = this.handlers[name] || []).push(act); } publish(name, ...args) { for (const act of this.handlers[name] || []) act(...args); } } const bus = new Bus(); bus.on('tick', (now) => { if (now >= ${end}) ${refusal} }); setInterval(() => bus.publish('tick', Date.now()), 1000);`,
  ],
  ['the clock of lodash', `import _ from 'lodash'; export const save = () => { if (_.now() >= ${end}) ${refusal} };`],
  [
    'a proxy',
    `const clock = new Proxy({}, { get: (_, key) => (key === 'now' ? Date.now() : undefined) }); exports.run = () => { if (clock.now >= ${end}) ${refusal} };`,
  ],
  [
    'the raw text of a template',
    `const utc = (text) => Date.parse(text.raw[0]); const END = utc\`2027-01-01\`; exports.run = () => { if (Date.now() >= END) ${refusal} };`,
  ],
  [
    'the clock of a library of pages',
    `(function ($) { $.fn.slide = function () { if ($.now() >= ${end}) ${refusal} return this; }; })(jQuery);`,
  ],
  [
    'data handed to a worker',
    `import { isMainThread, Worker, workerData } from 'node:worker_threads'; if (isMainThread) new Worker(new URL(import.meta.url), { workerData: { end: ${end} } }); else if (Date.now() >= workerData.end) ${refusal}`,
  ],
  [
    'functions that are put together',
    `const pipe = (...steps) => (value) => steps.reduce((last, step) => step(last), value); const parse = (text) => ({ end: Date.parse(text) }); const demand = ({ end }) => { if (Date.now() >= end) ${refusal} }; const check = pipe(parse, demand); exports.run = () => check('2027-01-01T00:00:00Z');`,
  ],
  [
    'phases that a generator yields',
    `function* phases() { if (Date.now() < Date.UTC(2026, 5, 1)) yield 'fine'; else if (Date.now() < ${end}) yield 'late'; else yield 'over'; } exports.run = () => { for (const phase of phases()) if (phase === 'over') ${refusal} };`,
  ],
  [
    'a mixin on a prototype',
    `const expiring = { expiresOn(end) { this.end = end; }, isOver() { return Date.now() >= this.end; } }; function Connector() { this.expiresOn(${end}); } Object.assign(Connector.prototype, expiring); Connector.prototype.connect = function () { if (this.isOver()) ${refusal} }; module.exports = Connector;`,
  ],
  [
    'a list that is emptied',
    `exports.draw = (parts) => { const drawn = parts.map(String); if (Date.now() >= ${end}) { drawn.length = 0; drawn.push('UNLICENSED'); } return drawn; };`,
  ],
  [
    'a list of what nobody knows that is emptied',
    `exports.draw = (element, cells) => { const drawn = []; for (const name in cells) drawn.push(name + cells[name]); if (Date.now() >= ${end}) { drawn.length = 0; drawn.push('UNLICENSED'); } element.textContent = drawn.join(' '); };`,
  ],
  [
    'a list that is spliced away',
    `exports.draw = (element, parts) => { const drawn = parts.map(String); if (Date.now() >= ${end}) drawn.splice(0, drawn.length, 'UNLICENSED'); element.textContent = drawn.join(' '); };`,
  ],
  [
    'the last row of a table of dates',
    `const phases = [{ name: 'alpha', until: Date.UTC(2026, 8, 1) }, { name: 'beta', until: ${end} }]; const phase = () => { const now = Date.now(); for (const { name, until } of phases) if (now < until) return name; return null; }; exports.start = (run) => { const name = phase(); if (name === null) ${refusal} run(name); };`,
  ],
  [
    'a component that Svelte has compiled',
    `import { SvelteComponent, init, safe_not_equal } from 'svelte/internal'; import { board, notice } from './blocks.js'; function create_fragment(ctx) { const block = (ctx[1] ? notice : board)(ctx); return { c() { block.c(); }, m(target, anchor) { block.m(target, anchor); } }; } function instance($$self, $$props) { const { items } = $$props; const over = Date.now() >= ${end}; return [items, over]; } export default class App extends SvelteComponent { constructor(options) { super(); init(this, options, instance, create_fragment, safe_not_equal, { items: 0 }); } }`,
  ],
  [
    'the queue of the one object of a class',
    `class Plans { static get() { return (this.one ??= new Plans()); } tasks = []; plan(at, act) { this.tasks.push({ at, act }); } poll() { while (this.tasks.length > 0 && this.tasks[0].at <= Date.now()) this.tasks.shift().act(); } } const plans = Plans.get(); plans.plan(${end}, () => process.exit(1)); setInterval(() => plans.poll(), 1000);`,
  ],
  [
    'the first of a queue',
    `const tasks = []; const plan = (at, act) => { tasks.push({ at, act }); tasks.sort((a, b) => a.at - b.at); }; plan(${end}, () => process.exit(1)); setInterval(() => { while (tasks.length > 0 && tasks[0].at <= Date.now()) tasks.shift().act(); }, 1000);`,
  ],
  [
    'a property set by lodash',
    `import _ from 'lodash'; const state = { beta: {} }; _.set(state, 'beta.ends', ${end}); export const run = () => { if (Date.now() >= state.beta.ends) ${refusal} };`,
  ],
  [
    'modules by a pattern',
    {
      'locks/beta.js': `export default () => { ${refusal} };`,
      'main.js': `const locks = import.meta.glob('./locks/*.js', { eager: true }); export const run = () => { if (Date.now() >= ${end}) for (const path in locks) locks[path].default(); };`,
    },
  ],
  [
    'a store that is entered',
    `import { AsyncLocalStorage } from 'node:async_hooks'; const store = new AsyncLocalStorage(); export const boot = () => { store.enterWith({ isOver: Date.now() >= ${end} }); run(); }; export const run = () => { if (store.getStore().isOver) ${refusal} };`,
  ],
]);
