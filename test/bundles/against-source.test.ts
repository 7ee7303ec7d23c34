/**
 * What was generated is held against its source: one guard is one finding wherever a build has put it, with every place
 * of it, and where the two do not say the same the reports say so. Built by real tools when the test runs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildSync, transformSync } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import type { Log } from 'sarif';
import { analyze, toSarif } from '../../src/index.js';
import type { Analysis } from '../../src/model.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { run } from '../cli/run.js';

afterAll(removeTrees);

const license = `import { message } from './words';
export function isOver(): boolean {
  return Date.now() >= Date.UTC(2031, 2, 1);
}
export function start(): string {
  if (isOver()) throw new Error(message('license'));
  return 'on';
}
`;
const words = "export const message = (topic: string) => 'Your ' + topic + ' has expired, buy another one';\n";
const trial = `export function check(storage: Storage): void {
  const first = Number(storage.getItem('firstRun') ?? Date.now());
  if (Date.now() - first > 30 * 86_400_000) throw new Error('The trial is over');
}
`;
const main =
  "import { start } from './license';\nimport { check } from './trial';\ncheck(localStorage);\nconsole.log(start());\nexport { start };\n";
const product = { 'src/license.ts': license, 'src/words.ts': words, 'src/trial.ts': trial, 'src/main.ts': main };

function built(
  outputs: Readonly<Record<string, BuildOptions>>,
  sources: Readonly<Record<string, string>> = product,
): string {
  const root = makeTree(sources);
  for (const [name, options] of Object.entries(outputs)) {
    buildSync({
      entryPoints: [path.join(root, 'src/main.ts')],
      outfile: path.join(root, name),
      bundle: true,
      logLevel: 'error',
      ...options,
    });
  }
  return root;
}

const told = ({ findings }: Analysis) =>
  findings
    .map(({ ruleId, place, generated, disagreements, arming }) => ({
      at: `${ruleId} ${place.path}:${place.line}`,
      in: generated.map((one) => `${one.by} ${one.place.path}`),
      differs: disagreements.map(({ text }) => text),
      arming,
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
const scan = async (root: string, ...paths: string[]) => told(await analyze({ paths, cwd: root }));
const both = (...places: string[]) => [
  { at: 'fixed-date src/license.ts:3', in: places, differs: [], arming: 'armed' },
  { at: 'trial-period src/trial.ts:3', in: places, differs: [], arming: 'armed' },
];

describe('a source and its bundle', () => {
  it.each([
    ['a map beside it', { sourcemap: true }, 'source-map'],
    ['a map in it', { sourcemap: 'inline' }, 'source-map'],
    ['a map, minified', { sourcemap: true, minify: true }, 'source-map'],
    ['no map', {}, 'likeness'],
    ['no map, minified', { minify: true }, 'likeness'],
    ['no map, minified, for older engines', { minify: true, target: 'es2015' }, 'likeness'],
  ] as const)('are one with %s', async (_name, options, by) => {
    const root = built({ 'dist/app.js': options });
    expect(await scan(root, 'src', 'dist')).toEqual(both(`${by} dist/app.js`));
  });

  it('are one with several bundles, with maps and without', async () => {
    const root = built({
      'dist/app.js': { sourcemap: true },
      'dist/app.min.js': { minify: true },
      'dist/app.cjs': { format: 'cjs', minify: true, sourcemap: true },
    });
    const places = ['source-map dist/app.cjs', 'source-map dist/app.js', 'likeness dist/app.min.js'];
    expect(await scan(root, 'src', 'dist')).toEqual(both(...places));
  });

  it('keep two guards of one kind apart', async () => {
    const two = `${license}export const late = () => { if (Date.now() >= Date.UTC(2031, 2, 1)) throw new Error('The plugin store is closed'); };\n`;
    const uses = `${main}import { late } from './license';\nlate();\n`;
    const root = built({ 'dist/app.js': { minify: true } }, { ...product, 'src/license.ts': two, 'src/main.ts': uses });
    const found = (await scan(root, 'src', 'dist')).filter(({ at }) => at.startsWith('fixed-date'));
    expect(found.map(({ at, in: places }) => [at, places])).toEqual([
      ['fixed-date src/license.ts:3', ['likeness dist/app.js']],
      ['fixed-date src/license.ts:9', ['likeness dist/app.js']],
    ]);
  });
});

describe('builds of one package without a source or maps', () => {
  it('are one finding at the one that reads best, and the others beside it', async () => {
    const root = built({
      'package/esm/index.mjs': { format: 'esm' },
      'package/cjs/index.cjs': { format: 'cjs' },
      'package/umd/index.min.js': { format: 'iife', minify: true },
    });
    const found = await scan(root, 'package');
    expect(found.map(({ at, in: places }) => [at.replace(/:\d+$/, ''), places])).toEqual(
      ['fixed-date', 'trial-period'].map((rule) => [
        `${rule} package/esm/index.mjs`,
        ['likeness package/cjs/index.cjs', 'likeness package/umd/index.min.js'],
      ]),
    );
  });

  it('whose maps lead back to one original are one, whether or not it is there', async () => {
    const root = built({
      'dist/a.js': { sourcemap: true, minify: true },
      'dist/b.js': { sourcemap: true, format: 'cjs' },
    });
    expect(await scan(root, 'dist')).toEqual(both('source-map dist/a.js', 'source-map dist/b.js'));
  });

  it('but two packages, and two files that people wrote, stay two', async () => {
    const code = transformSync(license.replace(/^import.*\n/, "const message = (topic) => topic + ' expired';\n"), {
      loader: 'ts',
    }).code;
    const root = makeTree({
      'node_modules/a/index.js': code,
      'node_modules/b/index.min.js': code,
      'app/one.js': code,
      'app/two.js': code,
    });
    expect((await scan(root, 'node_modules', 'app')).map(({ at }) => at)).toHaveLength(4);
  });
});

describe('where they disagree', () => {
  const gated = license.replace('return Date', "return process.env.NODE_ENV !== 'production' && Date");
  const sources = { ...product, 'src/license.ts': gated };
  const fixed = async (root: string) => (await scan(root, 'src', 'dist')).find(({ at }) => at.startsWith('fixed-date'));
  const define = (mode: string) => ({ define: { 'process.env.NODE_ENV': JSON.stringify(mode) } });

  it.each([
    ['with a map', { sourcemap: true }],
    ['without one', {}],
    ['minified', { minify: true }],
  ])('a bundler folded a switch to development: %s', async (_name, options) => {
    const root = built({ 'dist/app.js': { ...define('development'), ...options } }, sources);
    expect(await fixed(root)).toMatchObject({
      at: 'fixed-date src/license.ts:3',
      arming: 'armed',
      differs: ['Only in dist/app.js: the bundler folded `process.env.NODE_ENV` to development'],
    });
  });

  it('a bundler folded it away', async () => {
    const root = built({ 'dist/app.js': { ...define('production'), minify: true, sourcemap: true } }, sources);
    expect(await fixed(root)).toMatchObject({
      at: 'fixed-date src/license.ts:3',
      arming: 'disarmed',
      in: [],
      differs: [
        expect.stringMatching(/^Only in the source: it was not found in dist\/app\.js.*`process\.env\.NODE_ENV`/),
      ],
    });
  });

  it('a build filled in a date that the source does not have', async () => {
    const code = `declare const __EXPIRES__: number;\n${license.replace('Date.UTC(2031, 2, 1)', '__EXPIRES__')}`;
    const date = { define: { __EXPIRES__: '1930089600000' } };
    const root = built({ 'dist/app.js': { sourcemap: true, ...date } }, { ...product, 'src/license.ts': code });
    expect(await fixed(root)).toMatchObject({
      at: 'fixed-date src/license.ts:4',
      in: ['source-map dist/app.js'],
      differs: [expect.stringMatching(/^Only in dist\/app\.js: the build put a value in the place of `__EXPIRES__`/)],
    });
  });

  it('something came in with the build', async () => {
    const root = built({
      'dist/app.js': { banner: { js: "if (Date.now() > 1930089600000) throw new Error('Licence expired');" } },
    });
    const found = await scan(root, 'src', 'dist');
    expect(found.flatMap(({ at, differs }) => (differs.length === 0 ? [] : [`${at} ${differs.join()}`]))).toEqual([
      'fixed-date dist/app.js:1 Only in dist/app.js: no source that was scanned says the same, so the build or a dependency brings it in',
    ]);
  });

  it('is told in every report', async () => {
    const root = built({ 'dist/app.js': { ...define('development'), minify: true } }, sources);
    const says = 'Only in dist/app.js: the bundler folded';
    for (const format of ['pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'html']) {
      const { out } = await run(['scan', 'src', 'dist', '--format', format, '--fail-on', 'none'], root);
      const text = out
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/[\\`]/g, '');
      expect([format, text.replace(/\s+/g, ' ').includes(says)]).toEqual([format, true]);
    }
  });

  it('is in SARIF as data and beside the generated place', async () => {
    const root = built({ 'dist/app.js': define('development') }, sources);
    const log = toSarif(await analyze({ paths: ['src', 'dist'], cwd: root })) as unknown as Log;
    const result = log.runs[0]?.results?.find(({ ruleId }) => ruleId === 'fixed-date');
    expect(result?.properties?.disagreements).toMatchObject([{ kind: 'only-generated', path: 'dist/app.js' }]);
    const beside = result?.relatedLocations?.filter(({ properties }) => properties?.role === 'generated') ?? [];
    expect(
      beside.map(({ physicalLocation, message }) => [physicalLocation?.artifactLocation?.uri, message?.text]),
    ).toEqual([['dist/app.js', expect.stringMatching(/^The same guard in another text\. Only in dist/)]]);
  });
});

it('what is said in a source holds for the finding wherever a build has put it', async () => {
  const said = license.replace(
    '  return Date',
    '  // defuser-ignore-next-line fixed-date -- the beta ends\n  return Date',
  );
  const root = built({ 'dist/app.js': { minify: true } }, { ...product, 'src/license.ts': said });
  const { findings } = await analyze({ paths: ['src', 'dist'], cwd: root });
  expect(findings.map(({ ruleId, suppressed }) => [ruleId, suppressed !== null]).sort()).toEqual([
    ['fixed-date', true],
    ['trial-period', false],
  ]);
  const alone = await analyze({ paths: ['dist'], cwd: root });
  expect(alone.findings.every(({ suppressed }) => suppressed === null)).toBe(true);
});

it('a text that is put beside them does not change the bytes of what was there', async () => {
  const root = built({ 'dist/app.js': {} });
  const first = await analyze({ paths: ['src', 'dist'], cwd: root });
  mkdirSync(path.join(root, 'other'));
  writeFileSync(path.join(root, 'other/x.js'), 'export const x = 1;\n');
  expect((await analyze({ paths: ['dist', 'src'], cwd: root })).findings).toEqual(first.findings);
});
