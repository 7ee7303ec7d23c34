/** What the plugin still reports of what is declared or suppressed: nothing, until its day or its channel comes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Hosts } from '../../src/editor/eslint-host.js';
import type { Settings } from '../../src/editor/eslint-host.js';
import { loadEngine } from '../../src/editor/incremental.js';
import { suggestionsFor } from '../../src/editor/suggestions.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'defuser-settled-'));
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});
const guard = 'export function start() {\n  if (\n    Date.now() > Date.UTC(2031, 0, 2)\n  ) process.exit(1);\n}\n';
const engine = await loadEngine();
const hosts = new Hosts(engine);
const reported = (text: string, settings: Settings = {}) =>
  hosts.findings({ cwd, file: path.join(cwd, 'start.js'), text }, { timeBudget: 60_000, ...settings }).findings;

/** The text with what the plugin offers put into it. */
function offered(id: 'declare' | 'ignore'): string {
  const [finding] = reported(guard);
  const suggestion = finding && suggestionsFor(finding, guard).find((one) => one.id === id);
  if (suggestion === undefined) throw new Error('nothing is offered');
  return guard.slice(0, suggestion.at) + suggestion.text + guard.slice(suggestion.at);
}

test('what the plugin offers settles its finding', () => {
  expect(reported(guard)).toHaveLength(1);
  expect(reported(offered('ignore'))).toEqual([]);
  expect(reported(offered('declare'))).toEqual([]);
});

test('until its day has come', () => {
  const late = { releaseDate: '2031-01-02' };
  expect(reported(offered('ignore'), late)).toHaveLength(1);
  expect(reported(offered('declare'), late)).toHaveLength(1);
});

test('with a channel set, what is declared is judged as for that channel', () => {
  expect(reported(offered('declare'), { channel: 'beta' })).toEqual([]);
  expect(reported(offered('declare'), { channel: 'release' })).toHaveLength(1);
  expect(reported(offered('ignore'), { channel: 'release' })).toEqual([]);
});

test('when time runs out, what was known and still stands there is told, and the next look goes on', () => {
  const file = path.join(cwd, 'typed.js');
  writeFileSync(file, guard);
  const look = (text: string, timeBudget: number) =>
    hosts.findings({ cwd, file, text }, { root: '.', timeBudget }).findings;
  expect(look(guard, 0)).toHaveLength(1);
  const two = `${guard}export function stop() { if (Date.now() > Date.UTC(2032, 1, 3)) throw new Error('over'); }\n`;
  const first = look(two, 0);
  expect(first.map(({ deadline }) => deadline)).toEqual(['2031-01-02T00:00:00.000Z']);
  expect(look(two.replace('2031', '2033'), 0)).toEqual([]);
  let looks = 0;
  for (; looks < 1000 && look(two, 0).length < 2; looks++);
  expect(looks).toBeGreaterThan(0);
  expect(look(two, 60_000)).toHaveLength(2);
});

test('a text that was typed counts in other files until its own changes on the disk', () => {
  const now = new Hosts(engine, 0);
  const [dates, start] = ['dates.js', 'uses.js'].map((name) => path.join(cwd, name)) as [string, string];
  const text = "import { END } from './dates.js';\nif (Date.now() > END) process.exit(1);\n";
  const at = (year: number): string => `export const END = Date.UTC(${year}, 0, 2);\n`;
  const look = (file: string, typed: string): unknown =>
    now
      .findings({ cwd, file, text: typed }, { timeBudget: 60_000 })
      .findings.map(({ deadline }) => deadline?.slice(0, 4));
  writeFileSync(dates, at(2031));
  writeFileSync(start, text);
  expect(look(start, text)).toEqual(['2031']);
  look(dates, at(2032));
  expect(look(start, text)).toEqual(['2032']);
  writeFileSync(dates, `${at(2033)}// Changed by a checkout.\n`);
  expect(look(start, text)).toEqual(['2033']);
  look(dates, `${at(2033)}// Changed by a checkout.\n`);
  writeFileSync(dates, `${at(2034)}// And by another one.\n`);
  expect(look(start, text)).toEqual(['2034']);
});
