/**
 * Where an import leads: path aliases, packages of the scanned tree, their `exports` and `imports`, JSON, and modules
 * that are loaded on the way. Each row is a bomb whose date or clock lies behind the import.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {};
const deadline = ['fixed-date 2027-01-01Z throw'];
const holds = async (files: Readonly<Record<string, string>>): Promise<void> => {
  expect(await linesIn(files)).toEqual(deadline);
};

const predicate = 'export function isOver() { return Date.now() >= 1798761600000; }';
const user = (statement: string, call = 'isOver()'): string =>
  `${statement}\nexport function start() { if (${call}) throw new Error('This beta has expired.'); return 'on'; }`;

table('path aliases', gaps, holds, [
  [
    'paths',
    {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"] } } }`,
      'src/beta.ts': predicate,
      'src/vm/power.ts': user(`import { isOver } from '@app/beta';`),
    },
  ],
  [
    'paths without baseUrl, exact name',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "beta": ["./src/beta.ts"] } } }`,
      'src/beta.ts': predicate,
      'src/power.ts': user(`import { isOver } from 'beta';`),
    },
  ],
  [
    'baseUrl alone',
    {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": "src" } }`,
      'src/license/beta.ts': predicate,
      'src/vm/power.ts': user(`import { isOver } from 'license/beta';`),
    },
  ],
  [
    'comments and trailing commas',
    {
      'tsconfig.json': `{\n  // where the sources are\n  "compilerOptions": { "baseUrl": "./src", /* aliases */ "paths": { "~/*": ["./*",], }, },\n}`,
      'src/beta.ts': predicate,
      'src/vm/power.ts': user(`import { isOver } from '~/beta.js';`),
    },
  ],
  [
    'extends',
    {
      'tsconfig.base.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@license/*": ["libs/license/src/*"] } } }`,
      'apps/host/tsconfig.json': `{ "extends": "../../tsconfig.base.json", "compilerOptions": { "strict": true } }`,
      'libs/license/src/beta.ts': predicate,
      'apps/host/src/power.ts': user(`import { isOver } from '@license/beta';`),
    },
  ],
  [
    'extends without an extension, from a list',
    {
      'config/paths.json': `{ "compilerOptions": { "paths": { "@license": ["../license.ts"] } } }`,
      'tsconfig.json': `{ "extends": ["./config/paths"] }`,
      'license.ts': predicate,
      'power.ts': user(`import { isOver } from '@license';`),
    },
  ],
  [
    'jsconfig',
    {
      'jsconfig.json': `{ "compilerOptions": { "baseUrl": "./", "paths": { "@/*": ["src/*"] } } }`,
      'src/beta.js': predicate,
      'src/power.js': user(`import { isOver } from '@/beta';`),
    },
  ],
  [
    'the second target, as the first does not exist',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./generated/*", "./src/*"] } } }`,
      'src/beta.ts': predicate,
      'src/power.ts': user(`import { isOver } from '@app/beta';`),
    },
  ],
  [
    'the longest prefix',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./old/*"], "@app/license/*": ["./license/*"] } } }`,
      'old/license/beta.ts': 'export const isOver = () => false;',
      'license/beta.ts': predicate,
      'src/power.ts': user(`import { isOver } from '@app/license/beta';`),
    },
  ],
  [
    'a config that only some tools read',
    {
      'tsconfig.json': `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`,
      'tsconfig.app.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      'src/beta.ts': predicate,
      'src/power.ts': user(`import { isOver } from '@/beta';`),
    },
  ],
]);

table('packages of the scanned tree', gaps, holds, [
  [
    'by name, main',
    {
      'packages/license/package.json': `{ "name": "@esx/license", "main": "./lib/index.js" }`,
      'packages/license/lib/index.js': `exports.isOver = function () { return Date.now() >= 1798761600000; };`,
      'packages/host/package.json': `{ "name": "@esx/host" }`,
      'packages/host/power.js': `const { isOver } = require('@esx/license');\nexports.start = function () { if (isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'by name, main that is built from the sources beside it',
    {
      'packages/license/package.json': `{ "name": "@esx/license", "main": "dist/index.js", "types": "dist/index.d.ts" }`,
      'packages/license/src/index.ts': predicate,
      'packages/host/power.ts': user(`import { isOver } from '@esx/license';`),
    },
  ],
  [
    'by name, index',
    {
      'packages/license/package.json': `{ "name": "license" }`,
      'packages/license/index.ts': predicate,
      'packages/host/power.ts': user(`import { isOver } from 'license';`),
    },
  ],
  [
    'by name and path',
    {
      'packages/license/package.json': `{ "name": "@esx/license" }`,
      'packages/license/src/beta.ts': predicate,
      'packages/host/power.ts': user(`import { isOver } from '@esx/license/src/beta';`),
    },
  ],
  [
    'exports with conditions',
    {
      'packages/license/package.json': `{ "name": "@esx/license", "exports": { ".": { "types": "./index.d.ts", "import": "./esm/index.mjs", "require": "./cjs/index.cjs" } } }`,
      'packages/license/esm/index.mjs': predicate,
      'packages/host/power.ts': user(`import { isOver } from '@esx/license';`),
    },
  ],
  [
    'exports of a path',
    {
      'packages/license/package.json': `{ "name": "@esx/license", "exports": { "./beta": { "default": "./lib/beta.js" } } }`,
      'packages/license/lib/beta.js': predicate,
      'packages/host/power.ts': user(`import { isOver } from '@esx/license/beta';`),
    },
  ],
  [
    'exports with a pattern',
    {
      'packages/license/package.json': `{ "name": "@esx/license", "exports": { "./*": "./lib/*.js" } }`,
      'packages/license/lib/beta.js': predicate,
      'packages/host/power.ts': user(`import { isOver } from '@esx/license/beta';`),
    },
  ],
  [
    'itself by name',
    {
      'package.json': `{ "name": "esx", "exports": { "./beta": "./src/beta.js" } }`,
      'src/beta.ts': predicate,
      'src/power.ts': user(`import { isOver } from 'esx/beta';`),
    },
  ],
  [
    'imports',
    {
      'package.json': `{ "name": "esx", "imports": { "#beta": "./src/beta.js" } }`,
      'src/beta.ts': predicate,
      'src/vm/power.ts': user(`import { isOver } from '#beta';`),
    },
  ],
  [
    'imports with a pattern and conditions',
    {
      'package.json': `{ "imports": { "#internal/*": { "node": "./src/internal/*.js", "default": "./src/web/*.js" } } }`,
      'src/internal/beta.js': predicate,
      'src/vm/power.js': user(`import { isOver } from '#internal/beta';`),
    },
  ],
  [
    'a folder with a package.json',
    {
      'license/package.json': `{ "main": "./main.js" }`,
      'license/main.js': `module.exports = { isOver: () => Date.now() >= 1798761600000 };`,
      'power.js': `const license = require('./license');\nexports.start = function () { if (license.isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
]);

table('JSON', gaps, holds, [
  [
    'import',
    {
      'beta.json': `{ "end": "2027-01-01T00:00:00Z" }`,
      'power.ts': user(`import beta from './beta.json';`, 'Date.now() >= Date.parse(beta.end)'),
    },
  ],
  [
    'import with attributes',
    {
      'beta.json': `{ "limits": { "end": 1798761600000 } }`,
      'power.mjs': user(`import beta from './beta.json' with { type: 'json' };`, 'Date.now() >= beta.limits.end'),
    },
  ],
  [
    'namespace import and named import',
    {
      'beta.json': `{ "end": 1798761600000 }`,
      'power.ts': user(`import { end } from './beta.json';`, 'Date.now() >= end'),
    },
  ],
  [
    'require of package.json',
    {
      'package.json': `{ "name": "esx", "betaEnd": "2027-01-01" }`,
      'lib/power.js': user('', `new Date() >= new Date(require('../package.json').betaEnd)`),
    },
  ],
  [
    'destructured require, without extension',
    {
      'package.json': `{ "name": "esx", "beta": { "expires": "2027-01-01" } }`,
      'lib/power.js': user(`const { beta } = require('../package');`, `new Date() >= new Date(beta.expires)`),
    },
  ],
  [
    'list of dates',
    {
      'dates.json': `["2026-06-01", "2027-01-01"]`,
      'power.ts': user(`import dates from './dates.json';`, 'Date.now() >= Date.parse(dates[1]!)'),
    },
  ],
]);

table('loading on the way', gaps, holds, [
  [
    'require in a function',
    {
      'beta.js': `exports.isOver = () => Date.now() >= 1798761600000;`,
      'power.js': `exports.start = function () { const beta = require('./beta'); if (beta.isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'await import()',
    {
      'beta.ts': predicate,
      'power.ts': `export async function start() { const { isOver } = await import('./beta.js'); if (isOver()) throw new Error('This beta has expired.'); return 'on'; }`,
    },
  ],
  [
    'import().then()',
    {
      'beta.ts': predicate,
      'power.ts': `export function start() { return import('./beta.js').then((beta) => { if (beta.isOver()) throw new Error('This beta has expired.'); return 'on'; }); }`,
    },
  ],
  [
    'import().then() with a pattern',
    {
      'beta.ts': predicate,
      'power.ts': `export function start() { return import('./beta.js').then(({ isOver }) => { if (isOver()) throw new Error('This beta has expired.'); return 'on'; }); }`,
    },
  ],
  [
    'import().then() of a default',
    {
      'beta.ts': 'export default () => Date.now() >= 1798761600000;',
      'power.ts': `export const start = () => import('./beta.js').then((beta) => { if (beta.default()) throw new Error('This beta has expired.'); });`,
    },
  ],
  [
    'import() of a default',
    {
      'beta.ts': 'export default function () { return Date.now() >= 1798761600000; }',
      'power.ts': `export async function start() { const over = (await import('./beta.js')).default; if (over()) throw new Error('This beta has expired.'); return 'on'; }`,
    },
  ],
  [
    'createRequire',
    {
      'beta.cjs': `exports.isOver = () => Date.now() >= 1798761600000;`,
      'power.mjs': user(
        `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { isOver } = require('./beta.cjs');`,
      ),
    },
  ],
  [
    'import = require',
    {
      'beta.ts': `function isOver() { return Date.now() >= 1798761600000; }\nexport = { isOver };`,
      'power.ts': user(`import beta = require('./beta');`, 'beta.isOver()'),
    },
  ],
  [
    'an ES module that imports a CommonJS one by default',
    {
      'beta.cjs': `module.exports = { isOver: () => Date.now() >= 1798761600000 };`,
      'power.mjs': user(`import beta from './beta.cjs';`, 'beta.isOver()'),
    },
  ],
  [
    'an ES module that imports a CommonJS one by name',
    {
      'beta.cjs': `exports.isOver = () => Date.now() >= 1798761600000;`,
      'power.mjs': user(`import { isOver } from './beta.cjs';`),
    },
  ],
  [
    'a CommonJS module that requires the default of an ES one',
    {
      'beta.mjs': `export default () => Date.now() >= 1798761600000;`,
      'power.cjs': user(`const over = require('./beta.mjs').default;`, 'over()').replace('export ', 'exports.start = '),
    },
  ],
  [
    'as TypeScript and Babel write it',
    {
      'beta.js': `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.default = void 0;\nvar _default = () => Date.now() >= 1798761600000;\nexports.default = _default;`,
      'power.js': `"use strict";\nvar _beta = _interopRequireDefault(require("./beta"));\nfunction _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }\nexports.start = () => { if ((0, _beta.default)()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'as esbuild writes it',
    {
      'beta.js': `var __defProp = Object.defineProperty;\nvar __export = (target, all) => { for (var name in all) __defProp(target, name, { get: all[name], enumerable: true }); };\nvar __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);\nvar __copyProps = (to, from) => { for (let key of Object.getOwnPropertyNames(from)) __defProp(to, key, { get: () => from[key] }); return to; };\nvar beta_exports = {};\n__export(beta_exports, { isOver: () => isOver });\nmodule.exports = __toCommonJS(beta_exports);\nfunction isOver() { return Date.now() >= 1798761600000; }`,
      'power.js': `var import_beta = require("./beta");\nexports.start = () => { if ((0, import_beta.isOver)()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'star exports in a circle',
    {
      'a.ts': `export * from './b.js';\n${predicate}`,
      'b.ts': `export * from './a.js';\nexport const other = 1;`,
      'power.ts': user(`import { isOver } from './b.js';`),
    },
  ],
  [
    'barrel of barrels',
    {
      'license/beta.ts': predicate,
      'license/index.ts': `export { isOver as over } from './beta';`,
      'index.ts': `export * as license from './license';`,
      'power.ts': user(`import { license } from '.';`, 'license.over()'),
    },
  ],
  [
    'imported, then exported',
    {
      'beta.ts': predicate,
      'index.ts': `import { isOver } from './beta';\nexport { isOver };`,
      'power.ts': user(`import { isOver } from './index';`),
    },
  ],
  [
    'imported, then exported under another name',
    {
      'beta.ts': predicate,
      'index.ts': `import { isOver } from './beta';\nexport const over = isOver;\nexport default { isOver };`,
      'power.ts': user(`import { over } from './index';`, 'over()'),
    },
  ],
  [
    'imported, then exported in an object',
    {
      'beta.ts': predicate,
      'index.ts': `import { isOver } from './beta';\nexport default { isOver };`,
      'power.ts': user(`import services from './index';`, 'services.isOver()'),
    },
  ],
  [
    'required and passed on',
    {
      'beta.js': `exports.isOver = () => Date.now() >= 1798761600000;`,
      'index.js': `module.exports = { ...require('./beta'), other: 1 };`,
      'power.js': `const { isOver } = require('.');\nexports.start = () => { if (isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'Object.assign(exports, …)',
    {
      'beta.js': `function isOver() { return Date.now() >= 1798761600000; }\nObject.assign(exports, { isOver });`,
      'power.js': `const { isOver } = require('./beta');\nexports.start = () => { if (isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'methods added to the exported function',
    {
      'beta.js': `function beta() {}\nbeta.isOver = () => Date.now() >= 1798761600000;\nmodule.exports = beta;`,
      'power.js': `const beta = require('./beta');\nexports.start = () => { if (beta.isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
]);

table('a clock from another file', gaps, holds, [
  [
    'function',
    {
      'clock.ts': 'export const now = () => Date.now();',
      'power.ts': user(`import { now } from './clock.js';`, 'now() >= 1798761600000'),
    },
  ],
  [
    'alias',
    {
      'clock.ts': 'export const now = Date.now;',
      'power.ts': user(`import { now } from './clock.js';`, 'now() >= 1798761600000'),
    },
  ],
  [
    'object',
    {
      'clock.ts': 'export const clock = { now: () => new Date() };',
      'power.ts': user(`import { clock } from './clock.js';`, 'clock.now().getTime() >= 1798761600000'),
    },
  ],
  [
    'default object',
    {
      'clock.ts': 'export default { now() { return Date.now(); } };',
      'power.ts': user(`import time from './clock.js';`, 'time.now() >= 1798761600000'),
    },
  ],
  [
    'class',
    {
      'clock.ts': 'export class SystemClock { now() { return new Date(); } }',
      'power.ts': user(
        `import { SystemClock } from './clock.js';`,
        'new SystemClock().now().getTime() >= 1798761600000',
      ),
    },
  ],
  [
    'instance',
    {
      'clock.ts': 'class SystemClock { now() { return new Date(); } }\nexport const clock = new SystemClock();',
      'power.ts': user(`import { clock } from './clock.js';`, '+clock.now() >= 1798761600000'),
    },
  ],
  [
    'static method',
    {
      'clock.ts': 'export class Clock { static now() { return Date.now(); } }',
      'power.ts': user(`import { Clock } from './clock.js';`, 'Clock.now() >= 1798761600000'),
    },
  ],
  [
    'value',
    {
      'clock.ts': 'export const startedAt = Date.now();',
      'power.ts': user(`import { startedAt } from './clock.js';`, 'startedAt >= 1798761600000'),
    },
  ],
  [
    'the day as a text',
    {
      'clock.ts': 'export const today = () => new Date().toISOString().slice(0, 10);',
      'power.ts': user(`import { today } from './clock.js';`, `today() >= '2027-01-01'`),
    },
  ],
  [
    'Date itself',
    {
      'clock.ts': 'export const Clock = Date;',
      'power.ts': user(`import { Clock } from './clock.js';`, 'Clock.now() >= 1798761600000'),
    },
  ],
]);
