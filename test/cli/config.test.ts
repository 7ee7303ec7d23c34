/**
 * `defuser.json` end to end, by the built command line: where it is looked for and where never, what beats what, and
 * what is said of every mistake in it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';
/** Bad enough to be low where it stands in a test. */
const inTest =
  'export function isLicensed() { if (new Date() > new Date(2008, 7, 12)) throw new Error("beta license expired"); }';
const scanned = (config: unknown, more: Readonly<Record<string, string>> = {}) =>
  makeTree({ 'src/a.js': bomb, 'defuser.json': JSON.stringify(config, null, 2), ...more });
const found = (out: string): string[] => out.split('\n').filter((line) => line.includes(' fixed-date '));

describe('where the configuration comes from', () => {
  it('is the folder in which the command runs', () => {
    const { code, out, err } = built(['scan', '.', '--format', 'compact'], scanned({ failOn: 'critical' }));
    expect(out).toContain('pass: no finding is critical');
    expect([code, err]).toEqual([0, 'defuser: configuration from defuser.json\n']);
  });
  it('is a package.json that speaks of it', () => {
    const cwd = makeTree({ 'a.js': bomb, 'package.json': '{ "defuser": { "failOn": "none" } }' });
    const { code, err } = built(['scan', '.'], cwd);
    expect([code, err]).toEqual([0, 'defuser: configuration from package.json#defuser\n']);
  });
  it('is found upwards, as far as the nearest package.json or .git and no further', () => {
    const cwd = scanned({ failOn: 'none' }, { 'packages/own/package.json': '{}', 'packages/own/a.js': bomb });
    expect(built(['scan', '.'], path.join(cwd, 'src'))).toMatchObject({
      code: 0,
      err: 'defuser: configuration from ../defuser.json\n',
    });
    expect(built(['scan', '.'], path.join(cwd, 'packages/own'))).toMatchObject({ code: 1, err: '' });
  });
  it('is never what is scanned', () => {
    const cwd = makeTree({
      'theirs/a.js': bomb,
      'theirs/defuser.json': '{ "failOn": "none" }',
      'theirs/package.json': '{ "defuser": { "failOn": "none" } }',
    });
    expect(built(['scan', 'theirs'], cwd)).toMatchObject({ code: 1, err: '' });
    expect(built(['scan', 'theirs/a.js'], cwd)).toMatchObject({ code: 1, err: '' });
  });
  it('is the file that is named, and none with --no-config', () => {
    const cwd = scanned({ failOn: 'none' }, { 'ci/strict.json': '{ "failOn": "low" }' });
    expect(built(['scan', '.', '--config', 'ci/strict.json', '--format', 'compact'], cwd)).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringContaining('low or worse'),
    });
    expect(built(['scan', '.', '--no-config'], cwd)).toMatchObject({ code: 1, err: '' });
  });
  it('passes over a broken package.json that does not speak of it, and not over one that does', () => {
    expect(built(['scan', '.'], makeTree({ 'a.js': bomb, 'package.json': '{ no' }))).toMatchObject({
      code: 1,
      err: '',
    });
    const { code, err } = built(['scan', '.'], makeTree({ 'a.js': bomb, 'package.json': '{ "defuser": {},,' }));
    expect([code, err]).toEqual([
      2,
      'defuser: package.json:1:17: not valid JSON, expected a name in double quotes. Correct it there.\n',
    ]);
  });
});

describe('what it says counts', () => {
  it('include is scanned when nothing is named, exclude is left out unless named outright', () => {
    const cwd = scanned(
      { include: ['src', 'legacy'], exclude: ['**/old-*.js', 'legacy/vendor/'] },
      { 'legacy/old-1.js': bomb, 'legacy/vendor/deep/b.js': bomb, 'legacy/c.js': bomb, 'other/d.js': bomb },
    );
    const names = (argv: readonly string[], at = cwd) =>
      found(built([...argv, '--format', 'compact'], at).out).map((line) => line.split(':')[0]);
    expect(names(['scan'])).toEqual(['legacy/c.js', 'src/a.js']);
    expect(names(['scan'], path.join(cwd, 'other'))).toHaveLength(2);
    expect(names(['scan', '.'])).toEqual(['legacy/c.js', 'other/d.js', 'src/a.js']);
    expect(names(['scan', 'legacy/old-1.js'])).toEqual(['legacy/old-1.js']);
    expect(built(['scan'], cwd).out).toContain('excluded by the configuration 2');
  });
  it.each([
    ['low', 'low', 0],
    ['critical', 'critical', 1],
  ])('a rule set to %s', (level, severity, code) => {
    const ran = built(['scan', '.', '--format', 'json'], scanned({ rules: { 'fixed-date': level } }));
    const [finding] = (JSON.parse(ran.out) as { findings: { severity: string; score: number; reasons: object[] }[] })
      .findings;
    expect(finding).toMatchObject({ severity, score: 70 });
    expect(finding?.reasons).toContainEqual({
      term: 'rule-severity',
      points: 0,
      why: `the configuration sets fixed-date to ${level}`,
    });
    expect(ran.code).toBe(code);
  });
  it('a rule that is off hides its findings and does not drop them; what is in tests stays low', () => {
    const off = scanned({ rules: { 'fixed-date': 'off' } });
    expect(built(['scan', '.', '--format', 'compact'], off)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 finding \(1 hidden\)/),
    });
    expect(found(built(['scan', '.', '--format', 'compact', '--show', 'hidden'], off).out)).toHaveLength(1);
    expect(built(['why', 'src/a.js:1'], off).out).toMatch(/^HIDDEN/);
    const cwd = makeTree({ 'test/a.test.js': inTest, 'defuser.json': '{ "rules": { "fixed-date": "critical" } }' });
    expect(found(built(['scan', '.', '--format', 'compact'], cwd).out)[0]).toContain(' low ');
  });
  it('defines, dates and the channel', () => {
    const config = {
      defines: { __BUILD_TIME__: 1767225600000 },
      releaseDate: '2026-08-04T12:00:00+02:00',
      supportWindow: 'P1Y',
      channel: 'beta',
    };
    const stamped = 'if (Date.now() > __BUILD_TIME__ + 864e5) process.exit(1);';
    const { out } = built(['scan', '.', '--format', 'json'], scanned(config, { 'src/a.js': stamped }));
    expect(JSON.parse(out)).toMatchObject({
      releaseDate: '2026-08-04T10:00:00.000Z',
      findings: [{ deadline: '2026-01-02T00:00:00.000Z', state: 'past' }],
      verdict: { channel: 'beta' },
    });
  });
  it('rule packs and additions to the catalogues', () => {
    const entry = { id: 'shut-it-down', call: 'killSwitch', why: 'ends our product for good', example: 'killSwitch()' };
    const payloads = [{ kind: 'terminate', title: 'ends the process', entries: [entry] }];
    const code = 'if (Date.now() > 1218499200000) killSwitch();';
    const kinds = (config: unknown, more = {}) => {
      const { out } = built(['scan', '.', '--format', 'json'], scanned(config, { 'src/a.js': code, ...more }));
      return (JSON.parse(out) as { findings: { payload: string }[] }).findings.map(({ payload }) => payload);
    };
    expect(kinds({})).not.toContain('terminate');
    expect(kinds({ catalogues: { payloads } })).toEqual(['terminate']);
    const pack = { 'ours/payloads/terminate.json': JSON.stringify(payloads[0]) };
    expect(kinds({ rulePacks: ['./ours'] }, pack)).toEqual(['terminate']);
  });
  it('and the command line beats it', () => {
    const cwd = scanned({ failOn: 'none', defines: { A: 'file', B: 'file' }, minSeverity: 'high' });
    expect(built(['scan', '.', '--fail-on', 'low'], cwd).code).toBe(1);
    const { code, out } = built(['scan', '--print-config', '--fail-on', 'low', '--define', 'B=line'], cwd);
    expect(JSON.parse(out)).toEqual({
      file: 'defuser.json',
      settings: {
        failOn: { value: 'low', from: '--fail-on' },
        minSeverity: { value: 'high', from: 'defuser.json:7:3' },
        channel: { value: 'release', from: 'default' },
        profile: { value: 'production', from: 'default' },
        strict: { value: false, from: 'default' },
        defines: { A: { value: 'file', from: 'defuser.json:4:5' }, B: { value: 'line', from: '--define' } },
      },
    });
    expect(code).toBe(0);
  });
});

describe('--min-severity', () => {
  const cwd = makeTree({ 'a.js': bomb, 'test/b.test.js': inTest });
  const shown = (...argv: string[]) => built(['scan', '.', '--format', 'compact', ...argv], cwd);
  it('leaves less bad findings out, and says so', () => {
    expect(found(shown().out)).toHaveLength(2);
    expect(found(shown('--min-severity', 'medium').out)).toHaveLength(1);
    expect(shown('--min-severity', 'medium').err).toBe(
      'defuser: less bad than --min-severity medium and not in the report: 1 of the findings\n',
    );
  });
  it('never leaves out what fails', () => {
    const { code, out } = shown('--min-severity', 'critical');
    expect([code, found(out).length]).toEqual([1, 1]);
  });
});

describe('mistakes in it are exit 2, with their place and what to write', () => {
  it.each([
    [
      '{ "releseDate": 1 }',
      `1:3: "releseDate" is not known. Did you mean "releaseDate"? What may stand there: $schema,`,
    ],
    ['{ "qqqqqq": 1 }', `1:3: "qqqqqq" is not known. What may stand there: $schema,`],
    ['{\n  "rules": { "calender": "off" } }', `2:14: "calender" is not known in "rules". Did you mean "calendar"?`],
    ['{ "rules": { "calendar": "of" } }', `1:14: "rules.calendar" is "of". Did you mean "off"? It takes critical,`],
    ['{ "failOn": 5 }', `1:3: "failOn" is 5. It takes critical, high, medium, low, none.`],
    ['{ "strict": "yes" }', `1:3: "strict" is "yes". It takes true or false.`],
    ['{ "include": "src" }', `1:3: "include" is "src". It takes a list in [ ].`],
    ['{ "include": [1] }', `1:15: "include[0]" is 1. It takes a text in double quotes.`],
    ['[]', `1:1: the configuration is a list. It takes an object in { }.`],
    ['{ "releaseDate": "2026-02-31" }', `1:3: "releaseDate" is "2026-02-31". Write it like 2026-08-04`],
    ['{ "supportWindow": "18" }', `1:3: "supportWindow" is "18". Write it like P18M`],
    ['{ "catalogues": { "vocabulary": [{ "id": "x" }] } }', `"catalogues.vocabulary[0].theme" is missing. Add it.`],
    ['{ "strict": true, "strict": false }', `1:19: "strict" stands there twice. Keep one of them.`],
    ['{ // why\n}', `1:3: not valid JSON, expected a name in double quotes or }. JSON takes no comments; take it out.`],
    ['{ "strict": true', `1:17: not valid JSON, expected , or }. Correct it there.`],
    ['', `1:1: not valid JSON, expected a value. Correct it there.`],
    ['{ "rulePacks": ["./gone"] }', `gone is not a folder. Correct "rulePacks", or create the folder.`],
    ['['.repeat(100), `1:65: not valid JSON, expected less than 64 levels. Correct it there.`],
  ])('%s', (text, said) => {
    const cwd = makeTree({ 'a.js': bomb });
    writeFileSync(path.join(cwd, 'defuser.json'), text);
    const { code, out, err } = built(['scan', '.'], cwd);
    expect(err).toContain(said);
    expect(err.replace('defuser: configuration from defuser.json\n', '')).toMatch(/^defuser: [^\n]+\.\n$/);
    expect([code, out]).toEqual([2, '']);
  });
  it('a file that cannot be read', () => {
    const cwd = makeTree({ 'a.js': bomb, 'package.json': '{}', 'folder/a.js': '' });
    expect(built(['scan', '.', '--config', 'gone.json'], cwd).err).toBe(
      'defuser: cannot read the configuration gone.json: it does not exist. Check the path, or run with --no-config.\n',
    );
    expect(built(['scan', '.', '--config', 'folder'], cwd).err).toContain('folder: it is not a file. Check the path');
    expect(built(['scan', '.', '--config', 'package.json'], cwd).err).toContain('has no "defuser" in it');
  });
});
