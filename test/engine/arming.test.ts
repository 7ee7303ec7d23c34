/** Whether a guard can act in what is released: flags folded as the build folds them, gates lost or turned round. */
import { describe, expect, it } from '@jest/globals';
import { analyzeText } from '../../src/index.js';
import type { AnalysisOptions } from '../../src/index.js';
import { analyse } from './run.js';

const expired = 'Date.now() >= Date.UTC(2031, 2, 4)';
const stop = "throw new Error('stop');";

async function armings(code: string, options: AnalysisOptions = {}): Promise<string[]> {
  const { findings } = await analyzeText(code, { path: 'main.ts', ...options });
  return findings.map(({ arming, conditions, severity }) => [arming, severity, ...conditions].join(' '));
}

describe('a release build', () => {
  it.each<[gate: string, name: string]>([
    ["process.env.NODE_ENV !== 'production'", 'process.env.NODE_ENV'],
    ["process.env.NODE_ENV === 'development'", 'process.env.NODE_ENV'],
    ['__DEV__', '__DEV__'],
    ['import.meta.env.DEV', 'import.meta.env.DEV'],
    ['DEBUG', 'DEBUG'],
  ])('folds away what stands behind %s', async (gate, name) => {
    const [told = ''] = await armings(`export function start() { if (${gate} && ${expired}) ${stop} }`);
    expect(told).toMatch(/^disarmed (low|hidden) /);
    expect(told.endsWith(name)).toBe(true);
    expect(await armings(`export function start() { if (${gate}) { if (${expired}) ${stop} } }`)).toEqual([told]);
    expect(await armings(`export function start() { if (!(${gate})) return; if (${expired}) ${stop} }`)).toEqual([
      told,
    ]);
  });

  it('is disarmed through a constant of another name', async () => {
    const told = await armings(
      `const isDev = process.env.NODE_ENV !== 'production'; export function start() { if (isDev && ${expired}) ${stop} }`,
    );
    expect(told).toEqual([expect.stringMatching(/^disarmed .* process\.env\.NODE_ENV$/)]);
  });

  it('may be looked at as the developers run it, or with nothing folded', async () => {
    const code = `export function start() { if (__DEV__ && ${expired}) ${stop} }`;
    expect(await armings(code, { profile: 'development' })).toEqual(['armed high']);
    expect(await armings(code, { profile: 'none' })).not.toEqual([expect.stringMatching(/^disarmed/)]);
    expect(await armings(code, { defines: { __DEV__: 'true' } })).toEqual([expect.stringMatching(/^armed/)]);
  });

  it('waits for a flag that nobody gives', async () => {
    expect(await armings(`export function start(app: any) { if (app.isBeta && ${expired}) ${stop} }`)).toEqual([
      expect.stringMatching(/^conditional .*app\.isBeta/),
    ]);
  });

  const predicate = `function isExpired() { return ${expired}; }`;
  it.each<[name: string, code: string]>([
    ['asks', `${predicate} export function start() { if (__DEV__ && isExpired()) ${stop} }`],
    ['exports and asks', `export ${predicate} export function start() { if (__DEV__ && isExpired()) ${stop} }`],
    [
      'asks through another',
      `${predicate} function check() { if (isExpired()) ${stop} } export function start() { if (__DEV__) check(); }`,
    ],
  ])('disarms a predicate that only a folded call %s', async (_name, code) => {
    expect(await armings(code)).toEqual([expect.stringMatching(/^disarmed (low|hidden) __DEV__/)]);
  });

  it.each<[name: string, texts: Record<string, string>]>([
    [
      'ES modules',
      {
        'expiry.ts': `export ${predicate}`,
        'main.ts': `import { isExpired as isOver } from './expiry'; export function start() { if (__DEV__ && isOver()) ${stop} }`,
      },
    ],
    [
      'CommonJS',
      {
        'expiry.js': `${predicate} module.exports = { isExpired };`,
        'main.js': `const { isExpired } = require('./expiry'); exports.start = () => { if (__DEV__ && isExpired()) ${stop} };`,
      },
    ],
  ])('disarms it across %s', async (_name, texts) => {
    const { findings } = await analyse(texts);
    expect(findings.map(({ arming }) => arming)).toEqual(['disarmed']);
  });

  it.each<[name: string, code: string]>([
    ['is asked elsewhere too', `if (isExpired()) ${stop}`],
    ['is handed to somebody as well', `export const checks = [isExpired];`],
  ])('leaves a predicate armed that %s', async (_name, more) => {
    const told = await armings(
      `${predicate} export function start() { if (__DEV__ && isExpired()) ${stop} } export function main(app: any) { app.run(); ${more.startsWith('if') ? more : ''} } ${more.startsWith('if') ? '' : more}`,
    );
    expect(told).toEqual([expect.stringMatching(/^armed/)]);
  });
});

describe('a gate', () => {
  const said = async (code: string): Promise<string> => {
    const { findings } = await analyzeText(code, { path: 'main.ts' });
    return findings.map(({ message }) => message.what).join('\n');
  };

  it('that is turned round is called out', async () => {
    expect(await said(`export function start() { if (!__DEV__ && ${expired}) ${stop} }`)).toContain(
      'it is there in a release build alone, where no developer meets it: __DEV__',
    );
    expect(await said(`export function start() { if (${expired}) ${stop} }`)).not.toContain('Mind that');
  });

  it.each([
    [`// if (isPreview && ${expired}) {\n if (${expired}) ${stop}`],
    [`/* if (IS_BETA) */ if (${expired}) ${stop}`],
    [`if (/* IS_BETA && */ ${expired}) ${stop}`],
  ])('that is commented out is called out: %j', async (statement) => {
    expect(await said(`export function start() { ${statement} }`)).toContain('a gate beside it is commented out: ');
  });

  it.each([
    [`// The beta ends here.\n if (${expired}) ${stop}`],
    [`// if (${expired}) {\n if (${expired}) ${stop}`],
    [`// if (rows.length > 3) rows.pop();\n if (${expired}) ${stop}`],
  ])('that never was is not: %j', async (statement) => {
    expect(await said(`export function start() { ${statement} }`)).not.toContain('commented out');
  });
});
