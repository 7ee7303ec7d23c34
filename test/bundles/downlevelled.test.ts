/**
 * Async functions, classes and loops as Babel and SWC write them for older engines, minified and not: what is found is
 * what is found in the source. The tools run when the tests do; the older form of the regenerator stands below in rows.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { transformSync as minifyWithEsbuild } from 'esbuild';
import { linesIn } from '../engine/run.js';
import { withBabel, withSwc, withTypeScript } from './compilers.js';

const source = readFileSync(fileURLToPath(new URL('./fixtures/downlevelled/source.js', import.meta.url)), 'utf8');
const bombs = ['fixed-date 2031-03-01Z throw', 'fixed-date 2033-01-15Z throw', 'fixed-date 2034-03-01Z terminate'];

const byBabel = (targets: Record<string, string>): string => withBabel(source, { targets, modules: 'commonjs' });
const byBabelOf = (code: string): string => withBabel(code, { targets: old, modules: 'commonjs' });
const bySwc = (target: 'es5' | 'es2016', minify: boolean): string => withSwc(source, target, minify);
const minified = (code: string): string => minifyWithEsbuild(code, { minify: true, target: 'es5' }).code;
const old = { ie: '11' };

describe('a module for older engines', () => {
  it.each<[tool: string, code: () => string]>([
    ['nothing', () => source],
    ['Babel, ES5', () => byBabel(old)],
    ['Babel, ES5, minified', () => minified(byBabel(old))],
    ['Babel, generators', () => byBabel({ chrome: '51' })],
    ['SWC, ES5', () => bySwc('es5', false)],
    ['SWC, ES5, minified', () => bySwc('es5', true)],
    ['SWC, generators, minified', () => bySwc('es2016', true)],
  ])('by %s', async (_tool, code) => {
    expect(await linesIn({ 'module.js': code() })).toEqual(bombs);
  });

  it('is one that the tools have put into machines', () => {
    expect(byBabel(old)).toMatch(/_regenerator|regeneratorRuntime/);
    expect(bySwc('es5', false)).toMatch(/_ts_generator|_state/);
  });
});

describe('an async function that SWC wraps where it is called', () => {
  const row = `import { prisma } from './prisma'; export async function logCatch(anglerId) {
    const license = await prisma.fishingLicense.findFirst({ where: { anglerId } });
    if (!license || license.validTo < new Date()) throw new Error('You need a valid rod licence'); return license.number; }`;
  const trial = `import { router, installedAt } from './parts'; router.use(async (context, next) => {
    const end = installedAt('installed_at'); end.setDate(end.getDate() + 30);
    if (new Date() > end) { context.status = 402; context.body = { message: 'Trial expired' }; return; } await next(); });`;

  it.each([
    ['a row that is waited for belongs to somebody', row],
    ['middleware that refuses', trial],
  ])('%s', async (_name, code) => {
    const written = await linesIn({ 'main.js': code });
    for (const isMinified of [false, true])
      expect(await linesIn({ 'main.js': withSwc(code, 'es5', isMinified) })).toEqual(written);
  });
});

describe('a list that is taken apart', () => {
  const rows = `export async function planOf(pool, tenantId) {
    const { rows } = await pool.query('select plan, trial_ends_at from tenants where id = $1', [tenantId]);
    const [tenant] = rows;
    if (tenant.plan === 'trial' && new Date(tenant.trial_ends_at) < new Date()) throw new Error('Trial ended');
    return tenant.plan; }`;
  const key = `import { keys } from './keys.json'; export function open() {
    const [license] = keys; if (new Date(license.trialEndsAt) < new Date()) throw new Error('The trial has ended'); }`;

  it.each([
    ['a row belongs to somebody', rows, []],
    ['a key of the product', key, ['license-expiry P0D throw']],
  ])('%s', async (_name, code, lines) => {
    const written = [
      code,
      withTypeScript(code),
      minified(withTypeScript(code)),
      byBabelOf(code),
      withSwc(code, 'es5', true),
    ];
    for (const text of written) expect(await linesIn({ 'main.js': text })).toEqual(lines);
  });
});

describe('a function that is kept in a variable', () => {
  const check = `import { settings } from './settings'; const now = () => Date.now();
    const left = async () => Math.floor((Date.now() - (await settings.get('firstRun'))) / 864e5);
    export const start = () => { if (now() > Date.UTC(2031, 2, 1)) throw new Error('This evaluation version has expired'); };
    export const boot = async () => { if ((await left()) >= 14) process.exit(0); };`;

  it('is asked by that name, whatever name of its own a compiler gives it', async () => {
    const written = await linesIn({ 'main.js': check });
    expect(written).toEqual(['fixed-date 2031-03-01Z throw', 'trial-period P14D terminate']);
    const code = byBabelOf(check);
    expect(code).toMatch(/var now = function now\(/);
    for (const text of [code, minified(code)]) expect(await linesIn({ 'main.js': text })).toEqual(written);
  });
});

/** `wrap` as Babel 7.20 and 7.28 write what is in the braces. */
const older = (body: string, tries = ''): string =>
  `import { ag, R } from './helpers'; export const f = ag(R().mark(function _callee(load) { var value;
    return R().wrap(function _callee$(c) { while (1) switch (c.prev = c.next) { ${body} case 90: case "end": return c.stop(); } }, _callee, this${tries}); }));`;
const recent = (body: string, tries = ''): string =>
  `import { ag, R } from './helpers'; export const f = ag(R().m(function _callee(load) { var value;
    return R().w(function (c) { for (;;) switch (c.p = c.n) { ${body} case 90: return c.a(2); } }, _callee, null${tries}); }));`;
const check = "throw new Error('The licence has expired');";
const [late, bomb] = ['Date.now() > Date.UTC(2031, 2, 1)', 'fixed-date 2031-03-01Z throw'];

describe('the machine of a regenerator', () => {
  it.each([
    ['jumps', older(`case 0: if (!(${late})) { c.next = 3; break; } ${check} case 3:`)],
    ['jumps the other way', recent(`case 0: if (${late}) { c.n = 1; break; } return c.a(2, 1); case 1: ${check}`)],
    [
      'waits',
      older(
        `case 0: c.next = 2; return load(); case 2: value = c.sent; if (!(${late})) { c.next = 5; break; } ${check} case 5:`,
      ),
    ],
    [
      'waits for a date',
      recent(
        `case 0: c.n = 1; return Date.UTC(2031, 2, 1); case 1: value = c.v; if (!(Date.now() > value)) { c.n = 2; break; } ${check} case 2:`,
      ),
    ],
    [
      'goes round',
      recent(
        `case 0: if (load()) { c.n = 2; break; } c.n = 1; return load(); case 1: c.n = 0; break; case 2: if (!(${late})) { c.n = 3; break; } ${check} case 3:`,
      ),
    ],
    [
      'tries',
      older(
        `case 0: c.prev = 0; c.next = 3; return load(); case 3: c.next = 8; break; case 5: c.prev = 5; c.t0 = c["catch"](0); case 8: if (!(${late})) { c.next = 10; break; } ${check} case 10:`,
        ', [[0, 5]]',
      ),
    ],
    [
      'cleans up',
      recent(
        `case 0: c.p = 0; c.n = 1; return load(); case 1: return c.p = 1, load(), c.f(1); case 2: if (!(${late})) { c.n = 3; break; } ${check} case 3:`,
        ', [[0,, 1, 2]]',
      ),
    ],
    [
      'handles',
      recent(
        `case 0: c.p = 0; if (!(${late})) { c.n = 1; break; } ${check} case 1: c.n = 3; break; case 2: c.p = 2; value = c.v; throw value; case 3:`,
        ', [[0, 2]]',
      ),
    ],
  ])('%s', async (_name, text) => {
    expect(await linesIn({ 'main.js': text })).toEqual([bomb]);
  });

  it('is a generator where nobody makes an async function of it', async () => {
    const text = older(`case 0: if (!(${late})) { c.next = 3; break; } ${check} case 3:`).replace(
      'ag(R().mark(',
      '(R().mark(',
    );
    expect(await linesIn({ 'main.js': text })).toEqual([bomb]);
  });
});
