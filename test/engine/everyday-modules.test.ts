/**
 * By way of modules and packages: programs as people write them, each with all that is to be found in it.
 */
import { everyday } from './everyday.js';

everyday('modules', [
  [
    'package exports with subpath and condition',
    ['fixed-date 2027-03-01Z throw'],
    {
      'packages/clock/package.json': `{ "name": "@acme/clock", "version": "1.0.0", "exports": { ".": { "import": "./esm/index.mjs", "require": "./cjs/index.cjs" }, "./limits": "./esm/limits.mjs" } }`,
      'packages/clock/esm/index.mjs': `export const today = () => new Date();`,
      'packages/clock/cjs/index.cjs': `exports.today = () => new Date();`,
      'packages/clock/esm/limits.mjs': `export default { end: Date.UTC(2027, 2, 1) };`,
      'packages/app/package.json': `{ "name": "@acme/app", "dependencies": { "@acme/clock": "workspace:*" } }`,
      'packages/app/src/main.ts': `import { today } from '@acme/clock';
import limits from '@acme/clock/limits';
export function start() { if (today().getTime() >= limits.end) throw new Error('beta over'); }`,
    },
  ],
  [
    'package imports map',
    ['fixed-date 2027-03-01Z throw'],
    {
      'package.json': `{ "name": "app", "type": "module", "imports": { "#clock": "./src/internal/clock.js", "#config/*": "./src/config/*.js" } }`,
      'src/internal/clock.js': `export default function now() { return Date.now(); }`,
      'src/config/beta.js': `export const until = '2027-03-01T00:00:00Z';`,
      'src/main.js': `import now from '#clock';
import { until } from '#config/beta';
export const start = () => { if (now() >= new Date(until).getTime()) throw new Error('beta over'); };`,
    },
  ],
  [
    'tsconfig paths and baseUrl',
    ['fixed-date 2027-03-01Z throw'],
    {
      'tsconfig.json': `{ "extends": "./tsconfig.base.json", "compilerOptions": { "outDir": "dist" } }`,
      'tsconfig.base.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["libs/*/src"], "~/*": ["src/*"] } } }`,
      'libs/time/src/index.ts': `export * from './now';`,
      'libs/time/src/now.ts': `export const nowMs = (): number => new Date().getTime();`,
      'src/constants/index.ts': `export enum Limits { END = 1803859200 }`,
      'src/main.ts': `import { nowMs } from '@lib/time';
import { Limits } from '~/constants';
export const start = () => { if (nowMs() / 1000 >= Limits.END) throw new Error('beta over'); };`,
    },
  ],
  [
    'baseUrl alone',
    ['fixed-date 2027-03-01Z throw'],
    {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": "./src" } }`,
      'src/shared/dates.ts': `export const EOL = new Date('2027-03-01');`,
      'src/app/main.ts': `import { EOL } from 'shared/dates';
export const start = () => { if (new Date() >= EOL) throw new Error('license over'); };`,
    },
  ],
  [
    'cjs in esm and back with default interop',
    ['fixed-date 2027-03-01Z throw'],
    {
      'limits.cjs': `module.exports = { END: 1803859200000 }; module.exports.default = module.exports;`,
      'check.mjs': `import limits from './limits.cjs';
export default () => Date.now() >= limits.END;`,
      'main.cjs': `exports.start = async function () { const { default: isOver } = await import('./check.mjs'); if (isOver()) throw new Error('beta over'); };`,
    },
  ],
  [
    'barrel with namespace re-export',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a/expiry.ts': `export const at = () => Date.parse('2027-03-01T00:00:00Z');`,
      'a/index.ts': `export * as expiry from './expiry';`,
      'index.ts': `export { expiry as Expiry } from './a';`,
      'main.ts': `import * as all from '.';
export function start() { if (Date.now() >= all.Expiry.at()) throw new Error('beta over'); }`,
    },
  ],
  [
    'cycle',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.ts': `import { isOver } from './b'; export const END = 1803859200000; export function start() { if (isOver()) throw new Error('beta over'); }`,
      'b.ts': `import { END } from './a'; export const isOver = () => Date.now() >= END;`,
    },
  ],
  [
    'package.json field',
    ['fixed-date 2027-03-01Z throw'],
    {
      'package.json': `{ "name": "app", "version": "2.0.0-beta", "betaExpires": "2027-03-01" }`,
      'src/main.ts': `import pkg from '../package.json' with { type: 'json' };
export function start() { if (new Date(pkg.betaExpires) <= new Date()) throw new Error('beta over'); }`,
    },
  ],
  [
    'createRequire of json',
    ['fixed-date 2027-03-01Z throw'],
    {
      'config/license.json': `{ "plans": [{ "id": "beta", "until": "2027-03-01T00:00:00Z" }] }`,
      'src/main.mjs': `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { plans } = require('../config/license.json');
export function start() { const plan = plans.find((p) => p.id === 'beta'); if (Date.now() >= Date.parse(plan.until)) throw new Error('license expired'); }`,
    },
  ],
  [
    'fs.readFileSync of a shipped json',
    ['fixed-date 2027-03-01Z throw'],
    {
      'src/license.json': `{ "until": 1803859200000 }`,
      'src/main.js': `const fs = require('fs'); const path = require('path');
const license = JSON.parse(fs.readFileSync(path.join(__dirname, 'license.json'), 'utf8'));
exports.start = () => { if (Date.now() >= license.until) throw new Error('license expired'); };`,
    },
  ],
  [
    'require in a function lazily with computed path',
    ['fixed-date 2027-03-01Z throw'],
    {
      'lib/guard.js': `module.exports = function guard(end) { return function () { return +new Date() >= end; }; };`,
      'main.js': `const lazy = (name) => () => require(\`./lib/\${name}\`);
const loadGuard = () => require('./lib/guard');
exports.start = () => { if (loadGuard()(1803859200000)()) throw new Error('license expired'); };`,
    },
  ],
  [
    'umd wrapper',
    ['fixed-date 2027-03-01Z throw'],
    {
      'clock.js': `(function (root, factory) { if (typeof define === 'function' && define.amd) define([], factory); else if (typeof module === 'object' && module.exports) module.exports = factory(); else root.Clock = factory(); }(this, function () { return { now: function () { return new Date().getTime(); } }; }));`,
      'main.js': `var Clock = require('./clock');
exports.start = function () { if (Clock.now() >= 1803859200000) throw new Error('license expired'); };`,
    },
  ],
  [
    'ts namespace and export equals',
    ['fixed-date 2027-03-01Z throw'],
    {
      'limits.ts': `namespace Limits { export const year = 2027; export namespace Beta { export const end = Date.UTC(year, 2, 1); } }
export = Limits;`,
      'main.ts': `import Limits = require('./limits');
import Beta = Limits.Beta;
export function start() { if (Date.now() >= Beta.end) throw new Error('beta over'); }`,
    },
  ],
  [
    'export let written by another module function',
    ['fixed-date 2027-03-01Z throw'],
    {
      'state.ts': `export let expired = false; export function refresh(now = new Date()) { expired = now >= new Date('2027-03-01'); }`,
      'main.ts': `import * as state from './state';
export function start() { state.refresh(); if (state.expired) throw new Error('license expired'); }`,
    },
  ],
  [
    'dynamic import then destructure, cjs compiled',
    ['fixed-date 2027-03-01Z throw'],
    {
      'end.js': `"use strict"; Object.defineProperty(exports, "__esModule", { value: true }); exports.END = void 0; exports.END = new Date("2027-03-01");`,
      'main.js': `"use strict"; exports.start = start; function start() { return Promise.resolve().then(() => __importStar(require('./end'))).then(({ END }) => { if (END <= new Date()) throw new Error('license expired'); }); } var __importStar = function (m) { return m; };`,
    },
  ],
  [
    'export default class with static from another',
    ['fixed-date 2027-03-01Z throw'],
    {
      'clock.ts': `export default class { static current = () => new Date(); }`,
      'main.ts': `import Clock, * as ns from './clock';
export function start() { if (ns.default.current() >= new Date(Date.UTC(2027, 2, 1))) throw new Error('license expired'); }`,
    },
  ],
  [
    'index in folder with package main',
    ['fixed-date 2027-03-01Z throw'],
    {
      'vendor/gate/package.json': `{ "name": "gate", "main": "lib/index" }`,
      'vendor/gate/lib/index.js': `exports.isOpen = function () { return Date.now() < 1803859200000; };`,
      'main.js': `const { isOpen } = require('./vendor/gate');
exports.start = () => { if (!isOpen()) throw new Error('license expired'); };`,
    },
  ],
  [
    'js extension of ts and mts',
    ['fixed-date 2027-03-01Z throw'],
    {
      'src/now.mts': `export const now = () => performance.timeOrigin + performance.now();`,
      'src/main.ts': `import { now } from './now.mjs';
export const start = () => { if (now() >= 1803859200000) throw new Error('license expired'); };`,
    },
  ],
  [
    'own exports',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `module.exports.END = 1803859200000; 
module.exports.start = function () { if (Date.now() >= module.exports.END) throw new Error('license expired'); };`,
    },
  ],
  [
    'own exports short',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `exports.END = 1803859200000; 
exports.start = function () { if (Date.now() >= exports.END) throw new Error('license expired'); };`,
    },
  ],
  [
    'exports function',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `exports.isOver = function () { return Date.now() >= 1803859200000; };
exports.start = function () { if (exports.isOver()) throw new Error('license expired'); };`,
    },
  ],
  [
    'exports this',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `module.exports = { END: 1803859200000, isOver() { return Date.now() >= this.END; } };`,
      'b.js': `const a = require('./a'); exports.start = () => { if (a.isOver()) throw new Error('license expired'); };`,
    },
  ],
  [
    'self default',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `const api = { END: 1803859200000 }; module.exports = api; module.exports.default = api;`,
      'b.mjs': `import api from './a.js'; export const start = () => { if (Date.now() >= api.END) throw new Error('license expired'); };`,
    },
  ],
  [
    'exports getter',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `module.exports = { END: 1803859200000, get over() { return Date.now() >= this.END; } };`,
      'b.js': `const a = require('./a'); exports.start = () => { if (a.over) throw new Error('license expired'); };`,
    },
  ],
  [
    'exports method taken apart',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `const END = 1803859200000; module.exports = { isOver() { return Date.now() >= END; }, async later() { return this.isOver(); } };`,
      'b.js': `const { isOver } = require('./a'); exports.start = () => { if (isOver()) throw new Error('license expired'); };`,
    },
  ],
  [
    'exports async method',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `const END = 1803859200000; module.exports = { isOver() { return Date.now() >= END; }, async later() { return this.isOver(); } };`,
      'b.js': `const a = require('./a'); exports.start = async () => { if (await a.later()) throw new Error('license expired'); };`,
    },
  ],
  [
    'default export object with methods',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.js': `export default { END: 1803859200000, isOver() { return Date.now() >= this.END; } };`,
      'b.js': `import a from './a'; export const start = () => { if (a.isOver()) throw new Error('license expired'); };`,
    },
  ],
  [
    'rows that stand in the text, handed to a module that knows nothing of them',
    ['fixed-date 2027-03-01Z throw'],
    {
      'rows.js': `exports.isPast = (rows, name) => rows.find((row) => row.name === name).until <= Date.now();`,
      'main.js': `const { isPast } = require('./rows');
const rows = [{ name: 'core', until: Infinity }, { name: 'preview', until: Date.UTC(2027, 2, 1) }];
exports.start = () => { if (isPast(rows, 'preview')) throw new Error('over'); };`,
    },
  ],
  [
    'the last of a list, handed to another module',
    ['fixed-date 2027-03-01Z throw'],
    {
      'ends.js': `export const isLastPast = (ends) => ends[1] <= Date.now();`,
      'main.js': `import { isLastPast } from './ends.js';
export const start = () => { const ends = ['2026-11-20', '2027-03-01'].map((text) => new Date(text)); if (isLastPast(ends)) throw new Error('license expired'); };`,
    },
  ],
  [
    'pieces of a date, handed to another module',
    ['fixed-date 2027-03-01Z throw'],
    {
      'pieces.js': `export const isPast = (pieces) => Date.now() >= Date.parse(pieces.join('-'));`,
      'main.js': `import { isPast } from './pieces.js';
export const start = () => { if (isPast(['2027', '03', '01'])) throw new Error('license expired'); };`,
    },
  ],
  [
    'fields handed down through functions that name no clock',
    ['fixed-date 2027-03-01 throw'],
    {
      'fields.js': `export const isPast = (y, m) => compared(y, m); function compared(y, m) { return (() => y > 2027 || (y === 2027 && m >= 2))(); }`,
      'main.js': `import { isPast } from './fields.js';
const asked = (y, m) => isPast(y, m); const isOver = (y, m) => asked(y, m);
export const start = () => { const now = new Date(); if (isOver(now.getFullYear(), now.getMonth())) throw new Error('license expired'); };`,
    },
  ],
  [
    'a month that is only asked beside a year',
    ['fixed-date 2027-03-15 throw'],
    {
      'today.js': `exports.isLate = () => new Date().getMonth() > 2; exports.day = () => new Date().getDate();`,
      'main.js': `const { isLate, day } = require('./today');
exports.start = () => { const y = new Date().getFullYear(); if (y > 2027 || (y === 2027 && isLate()) || (y === 2027 && new Date().getMonth() === 2 && day() >= 15)) throw new Error('license expired'); };`,
    },
  ],
  [
    'a month that is asked beside a year, and does harm by itself',
    ['calendar P1Y/2000-12-01..2001-01-01 destroy'],
    `import fs from 'fs'; import { join } from 'path';
const isLate = () => { if (new Date().getMonth() === 11) { fs.rmSync(join('/srv', 'data'), { recursive: true }); return true; } return false; };
export const start = () => { const y = new Date().getFullYear(); if (y > 2027 || (y === 2027 && isLate())) throw new Error('license expired'); };`,
  ],
  [
    'a month that two functions hand on to one who asks a year',
    ['fixed-date 2027-03-15 throw'],
    {
      'today.js': `export const isLate = () => new Date().getMonth() > 2;`,
      'main.js': `import { isLate } from './today.js';
const asked = () => isLate();
export const start = () => { const now = new Date(), y = now.getFullYear(); if (y > 2027 || (y === 2027 && asked()) || (y === 2027 && now.getMonth() === 2 && now.getDate() >= 15)) throw new Error('license expired'); };`,
    },
  ],
  [
    'a month with a function to itself, asked beside a year alone',
    ['fixed-date 2027-04-01 throw'],
    `const isLate = () => new Date().getMonth() > 2;
export const start = () => { const y = new Date().getFullYear(); if (y > 2027 || (y === 2027 && isLate())) throw new Error('license expired'); };`,
  ],
]);
