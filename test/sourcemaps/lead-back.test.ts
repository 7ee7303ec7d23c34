/**
 * Findings in generated code are told at their originals, and a map that is broken, lies or reaches for what it should
 * not leaves them where they are, with a word about it.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import type { Log } from 'sarif';
import { analyze, analyzeText, toSarif } from '../../src/index.js';
import type { Analysis } from '../../src/model.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { run } from '../cli/run.js';
import { encodedMappings } from './encode.js';

afterAll(removeTrees);

const original = `// The beta.
export function isBetaOver(): boolean {
  return (
    Date.now() >= 1798761600000
  );
}
export function start(): string {
  if (isBetaOver()) throw new Error('This beta has expired.');
  return 'on';
}
`;
const [line, column] = [4, 5];
const guard = 'Date.now() >= 1798761600000';
const generated = (more = ''): string =>
  `export function start(){if(Date.now()>=17987616e5)throw new Error("over");return"on"}${more}\n`;
/** Where `Date` stands in it, from 0. */
const at = generated().indexOf('Date');

interface MapParts {
  readonly sources?: readonly unknown[];
  readonly [field: string]: unknown;
}
const mapOf = (parts: MapParts = {}, segment: readonly number[] = [at, 0, line - 1, column - 1]): string =>
  JSON.stringify({
    version: 3,
    sources: ['../src/license.ts'],
    names: [],
    mappings: encodedMappings([[[0], segment]]),
    ...parts,
  });
const reference = (url: string): string => `\n//# sourceMappingURL=${url}`;
const base64 = (text: string): string =>
  `data:application/json;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`;

/** `path:line:column` of each finding, and what was said about maps. */
const told = ({ findings, problems }: Analysis) => ({
  places: findings.map(({ place }) => `${place.path}:${place.line}:${place.column}`),
  maps: problems.filter(({ kind }) => kind === 'source-map').map(({ message }) => message),
});

const scan = (cwd: string, ...paths: string[]) => analyze({ paths, cwd });
const project = (map: string | null, more: Readonly<Record<string, string>> = {}) =>
  makeTree({
    'dist/app.js': generated(reference('app.js.map')),
    ...(map === null ? {} : { 'dist/app.js.map': map }),
    ...more,
  });
const mapped = { places: ['src/license.ts:4:5'], maps: [] };

describe('a finding in generated code', () => {
  it('is told at its original, with the map beside it and the text in it', async () => {
    const root = project(mapOf({ sourcesContent: [original] }));
    const analysis = await scan(root, 'dist');
    expect(told(analysis)).toEqual(mapped);
    const [finding] = analysis.findings;
    expect(finding).toMatchObject({ code: guard, logicalPlace: 'license.ts#isBetaOver' });
    expect(original.slice(finding?.place.start, finding?.place.end)).toBe(guard);
    expect(finding?.generated).toMatchObject([{ place: { path: 'dist/app.js', line: 1, column: at + 1 } }]);
    expect(finding?.steps.map(({ role, place }) => `${role} ${place.path}`)).toEqual([
      'clock src/license.ts',
      'anchor src/license.ts',
      'guard src/license.ts',
      'payload src/license.ts',
    ]);
  });

  it.each([
    ['inline, base64', (map: string) => base64(map)],
    ['inline, escaped', (map: string) => `data:application/json,${encodeURIComponent(map)}`],
  ])('%s', async (_name, url) => {
    const root = makeTree({ 'dist/app.js': generated(reference(url(mapOf({ sourcesContent: [original] })))) });
    expect(told(await scan(root, 'dist'))).toEqual(mapped);
  });

  it('with a map of sections', async () => {
    const inner = JSON.parse(mapOf({ sourcesContent: [original] })) as object;
    const sections = [{ offset: { line: 0, column: 0 }, map: inner }];
    expect(told(await scan(project(JSON.stringify({ version: 3, sections })), 'dist'))).toEqual(mapped);
  });

  it('with the text from the disk, where it lies inside what was named', async () => {
    const root = project(mapOf(), { 'src/license.ts': original });
    const [finding] = (await scan(root, 'dist', 'src/license.ts')).findings;
    expect(finding).toMatchObject({ code: guard, place: { path: 'src/license.ts', line: 4 } });
  });

  it('without a text, with the line that the map says and its name for what stands there', async () => {
    const analysis = await scan(
      project(mapOf({ names: ['isBetaOver'] }, [at, 0, 3, 4, 0]), { 'src/license.ts': original }),
      'dist',
    );
    expect(told(analysis)).toEqual(mapped);
    expect(analysis.findings[0]?.place).toMatchObject({ start: -1, end: -1 });
    expect(analysis.findings[0]?.reasons.map(({ term }) => term)).toContain('vocabulary-beta');
  });

  it('in memory, with an inline map', async () => {
    const text = generated(reference(base64(mapOf({ sourcesContent: [original] }))));
    expect(told(await analyzeText(text, { path: 'dist/app.js' }))).toEqual(mapped);
  });

  it.each([
    ['webpack://app/./src/license.ts?a1b2'],
    ['webpack:///src/license.ts'],
    ['file:///ROOT/src/license.ts'],
    ['ROOT/src/license.ts'],
    ['..\\src\\license.ts'],
  ])('by the name %s', async (name) => {
    const root = project(null);
    const source = name.replace('file:///ROOT', `file://${root}`).replace('ROOT', root);
    writeFileSync(path.join(root, 'dist/app.js.map'), mapOf({ sources: [source], sourcesContent: [original] }));
    expect(told(await scan(root, 'dist'))).toEqual(mapped);
  });

  it('from a working directory elsewhere, beside what was named', async () => {
    const root = project(mapOf({ sourcesContent: [original] }));
    expect(told(await scan(makeTree({ x: '' }), path.join(root, 'dist')))).toEqual(mapped);
  });

  it('as a real minifier writes it', async () => {
    const { code, map } = transformSync(original, {
      loader: 'ts',
      minify: true,
      sourcemap: 'external',
      sourcefile: '../src/license.ts',
    });
    const root = makeTree({ 'dist/app.js': `${code}//# sourceMappingURL=app.js.map\n`, 'dist/app.js.map': map });
    const [finding] = (await scan(root, 'dist')).findings;
    expect(finding).toMatchObject({ place: { path: 'src/license.ts', line: 4 }, code: guard });
  });
});

describe('a map that cannot be used', () => {
  const kept = [`dist/app.js:1:${at + 1}`];
  it.each<[name: string, map: string | null, why: RegExp]>([
    ['is missing', null, /does not exist/],
    ['is cut off', mapOf().slice(0, 60), /cut off/],
    ['is no JSON', '<!doctype html>', /not JSON/],
    ['leads beyond the last line', mapOf({ sourcesContent: ['x\n'] }), /leads to line 4/],
    ['leads beyond the end of its line', mapOf({ sourcesContent: [original] }, [at, 0, 0, 900]), /column 901/],
    ['leads before the start', mapOf({ sourcesContent: [original] }, [at, 0, -4, 2]), /before the start/],
    ['leads to a source that is not there', mapOf({}, [at, 7, 0, 0]), /does not list/],
    ['names a file far outside', mapOf({ sources: ['../../../../../../../../etc/passwd'] }), /outside/],
    ['names a file two levels outside', mapOf({ sources: ['../../secret.ts'] }), /outside/],
    ['names a file absolutely', mapOf({ sources: ['/etc/passwd'] }), /outside/],
    ['names a file by its URL', mapOf({ sources: ['file:///etc/passwd'] }), /outside/],
    ['names a file of another system', mapOf({ sources: ['C:\\Windows\\system.ini'] }), /outside/],
    ['names an address', mapOf({ sources: ['https://evil.example/a.ts'] }), /not fetched/],
    ['roots its names at an address', mapOf({ sourceRoot: 'https://evil.example/', sources: ['a.ts'] }), /not fetched/],
    ['climbs out by a virtual name', mapOf({ sources: ['webpack://app/../../../../../etc/passwd'] }), /outside/],
    ['names itself', mapOf({ sources: ['app.js'] }), /itself/],
    ['names nothing', mapOf({ sources: [null] }), /no name/],
    ['names what is no path', mapOf({ sources: ['a\0b.ts'] }), /no path/],
    ['hides its fields in the prototype', `{"__proto__":${mapOf()}}`, /version 3/],
  ])('because it %s', async (_name, map, why) => {
    const root = path.join(project(map, {}), '.');
    const { places, maps } = told(await scan(path.join(root, 'dist'), '.'));
    expect(places).toEqual([`app.js:1:${at + 1}`]);
    expect(maps).toEqual([expect.stringMatching(why)]);
  });

  it.each([
    ['https://evil.example/app.js.map', /not fetched/],
    ['//evil.example/app.js.map', /not fetched/],
    ['../../../../../../../../etc/passwd', /outside what was named/],
    ['data:application/json;base64,e30*', /not base64/],
    ['data:application/json,%E0%A4%A', /broken escape/],
    ['data:nothing', /without data/],
  ])('because it would be at %s', async (url, why) => {
    const root = makeTree({ 'dist/app.js': generated(reference(url)) });
    const { places, maps } = told(await scan(root, 'dist'));
    expect(places).toEqual(kept);
    expect(maps).toEqual([expect.stringMatching(why)]);
  });

  it('because the map lies behind a link that leads outside', async () => {
    const root = project(null);
    const outside = makeTree({ 'map.json': mapOf({ sourcesContent: [original] }) });
    symlinkSync(path.join(outside, 'map.json'), path.join(root, 'dist/app.js.map'));
    const { places, maps } = told(await scan(root, 'dist'));
    expect(places).toEqual(kept);
    expect(maps).toEqual([expect.stringMatching(/outside what was named/)]);
  });

  it('while the text of a source behind such a link is not opened', async () => {
    const outside = makeTree({ 'license.ts': original });
    const root = project(mapOf());
    mkdirSync(path.join(root, 'src'));
    symlinkSync(path.join(outside, 'license.ts'), path.join(root, 'src/license.ts'));
    const [finding] = (await scan(root, '.')).findings;
    expect(finding?.place).toMatchObject({ path: 'src/license.ts', line: 4, start: -1 });
    expect(JSON.stringify(finding)).not.toContain(guard);
  });

  it('is a notification and changes no exit code, not even with --strict', async () => {
    const root = project('{');
    const { code, out } = await run(['scan', 'dist', '--format', 'sarif', '--strict', '--fail-on', 'low'], root);
    expect(code).toBe(1);
    const [sarifRun] = (JSON.parse(out) as Log).runs;
    expect(sarifRun?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { descriptor: { id: 'source-map' } },
    ]);
  });

  it('is not looked at where the text has no finding', async () => {
    const root = makeTree({ 'dist/app.js': `export const on = Date.now() > 5 ? 1 : 1;${reference('app.js.map')}` });
    expect(told(await scan(root, 'dist'))).toEqual({ places: [], maps: [] });
  });

  it('cannot talk a finding down', async () => {
    const names = ['cache', 'throttle', 'session', 'token', 'ttl', 'copyright'];
    const plain = await scan(project(null), 'dist');
    const segments = [[0], ...names.map((_, index) => [at + index, 0, 3, 4, index])];
    const map = mapOf({ names, mappings: encodedMappings([segments]) });
    const [before, after] = [plain.findings[0], (await scan(project(map), 'dist')).findings[0]];
    expect(after?.place.path).toBe('src/license.ts');
    expect(after?.score).toBeGreaterThanOrEqual(before?.score ?? 100);
  });

  it('does not take long, however large', async () => {
    const many = encodedMappings([Array.from({ length: 400_000 }, (_, index) => [index % 90, 0, 3, 4])]);
    const started = performance.now();
    const { places } = told(await scan(project(mapOf({ sourcesContent: [original], mappings: many })), 'dist'));
    expect(places).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('in SARIF', () => {
  it('the original is the location, and the generated place a related one', async () => {
    const root = project(mapOf({ sourcesContent: [original] }));
    const [result] = toSarif(await scan(root, 'dist')).runs[0]?.results ?? [];
    expect(result).toMatchObject({
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'src/license.ts' }, region: { startLine: 4, startColumn: 5 } } },
      ],
    });
    expect(result?.relatedLocations).toContainEqual(
      expect.objectContaining({
        properties: { role: 'generated' },
        physicalLocation: expect.objectContaining({
          artifactLocation: expect.objectContaining({ uri: 'dist/app.js' }) as unknown,
        }) as unknown,
      }),
    );
  });
});
