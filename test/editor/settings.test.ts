/** What the plugin takes from the `defuser.json` of the folder, as the command line does, and what ESLint's own settings say over it. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Config } from '../../src/config/shape.js';
import { Hosts } from '../../src/editor/eslint-host.js';
import type { Settings } from '../../src/editor/eslint-host.js';
import { loadEngine } from '../../src/editor/incremental.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const bomb = "if (Date.now() > Date.UTC(2031, 0, 2)) throw new Error('This beta has expired');\n";
const stamped = 'if (Date.now() > BUILT + 90 * 864e5) process.exit(1);\n';
const engine = await loadEngine();

function project(config: Config | null, file = 'src/start.js', text = bomb) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'defuser-settings-'));
  folders.push(cwd);
  const configure = (now: unknown): void => {
    writeFileSync(path.join(cwd, 'defuser.json'), JSON.stringify(now));
  };
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), text);
  if (config !== null) configure(config);
  // Looks at the disk before each answer.
  const hosts = new Hosts(engine, 0);
  const told = (settings: Settings = {}) => hosts.findings({ cwd, file: path.join(cwd, file), text }, settings);
  const shown = (settings?: Settings) =>
    told(settings)
      .findings.filter(({ severity }) => severity !== 'hidden')
      .map(({ ruleId }) => ruleId);
  return { cwd, configure, told, shown };
}

test('what the configuration leaves out, switches off or explains counts as in a scan', () => {
  expect(project(null).shown()).toEqual(['fixed-date']);
  expect(project({ exclude: ['src/start.js'] }).shown()).toEqual([]);
  expect(project({ include: ['lib'] }).shown()).toEqual([]);
  expect(project({ include: ['src'] }).shown()).toEqual(['fixed-date']);
  expect(project({ rules: { 'fixed-date': 'off' } }).shown()).toEqual([]);
  expect(project(null, 'src/built.js', stamped).told().findings[0]?.deadline ?? null).toBe(null);
  const [dated] = project({ defines: { BUILT: Date.UTC(2030, 0, 1) } }, 'src/built.js', stamped).told().findings;
  expect(dated?.deadline).toBe('2030-04-01T00:00:00.000Z');
});

test('its bar is what the recommended rules report from, and its least severity that of all', () => {
  expect(project(null).told().bar).toBe('high');
  expect(project({ failOn: 'medium' }).told().bar).toBe('medium');
  expect(project({ failOn: 'none' }).told().bar).toBe('high');
  const soft = "if (Date.now() > Date.UTC(2031, 0, 2)) console.warn('This version is old: please update');\n";
  expect(project(null, 'soft.js', soft).shown()).toEqual(['fixed-date']);
  expect(project({ minSeverity: 'critical' }, 'soft.js', soft).shown()).toEqual([]);
});

test("ESLint's own settings count before it, key by key", () => {
  const { shown, told } = project({ rules: { 'fixed-date': 'off' }, failOn: 'low' });
  expect(shown({ rules: {} })).toEqual(['fixed-date']);
  expect(told({ rules: {} }).bar).toBe('low');
});

test('what its settings hold besides is told as well where it does not fit', () => {
  const { told } = project(null);
  const wrong = (settings: object) => () => told(settings);
  expect(wrong({ timeBudget: '300' })).toThrow(
    'settings.defuser.timeBudget is "300". It takes a number of milliseconds',
  );
  expect(wrong({ timeBudget: NaN })).toThrow(/timeBudget/);
  expect(wrong({ root: 5 })).toThrow('settings.defuser.root is 5');
  expect(wrong({ timebudget: 300 })).toThrow(
    /Did you mean "timeBudget"\? What may stand there: .*, root, timeBudget, digest/,
  );
  expect(told({ timeBudget: 300, root: '.', digest: 'x' }).findings).toHaveLength(1);
});

test('what a scan of the folder leaves out is not reported, whoever opens it', () => {
  const { cwd, shown } = project(null, 'dist/start.js');
  expect(shown()).toEqual(['fixed-date']);
  writeFileSync(path.join(cwd, '.gitignore'), 'dist\n');
  expect(shown()).toEqual([]);
});

test.each(['node_modules/pkg/start.js', 'packages/app/node_modules/@our/pkg/start.js'])(
  'nor is what lies in %s, which some linters open unasked',
  (file) => {
    expect(project(null, file).shown()).toEqual([]);
    expect(project(null, file.replace('node_modules', 'node_modules2')).shown()).toEqual(['fixed-date']);
  },
);

test('a pack of its own is found from the folder of the configuration, wherever the root lies below it', () => {
  const { cwd, told } = project({ rulePacks: ['./our-rules'] }, 'packages/app/start.js');
  expect(() => told({ root: 'packages/app' })).toThrow(/our-rules/);
  mkdirSync(path.join(cwd, 'our-rules'));
  copyFileSync(new URL('../../rules/weights.json', import.meta.url), path.join(cwd, 'our-rules/weights.json'));
  expect(told({ root: 'packages/app' }).findings).toHaveLength(1);
});

test('a change of it is seen, and a mistake in it told with its place', () => {
  const { configure, shown } = project({});
  expect(shown()).toEqual(['fixed-date']);
  configure({ rules: { 'fixed-date': 'off' } });
  expect(shown()).toEqual([]);
  configure({ rules: { 'fixed-dat': 'off' } });
  expect(shown).toThrow(/defuser\.json:1:\d+/);
  configure({});
  expect(shown()).toEqual(['fixed-date']);
});
