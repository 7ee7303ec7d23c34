/** The same configuration as an object: the library, the session and the ESLint plugin take it, and check it alike. */
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import defuser from '../../src/editor/eslint.js';
import { analyze, analyzeText, createSession, loadConfig } from '../../src/index.js';
import type { Config } from '../../src/index.js';
import { makeTree, removeTrees } from '../discover/tree.js';

afterAll(removeTrees);

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';
const tree = () => makeTree({ 'src/a.js': bomb, 'old/b.js': bomb, 'other/c.js': bomb });
const wrong = { rules: { calender: 'off' } } as never;
const said = 'config.rules.calender: "calender" is not known in "rules". Did you mean "calendar"?';

describe('analyze', () => {
  it('takes it, and what is given beside it counts first', async () => {
    const config: Config = { exclude: ['old'], failOn: 'none', rules: { 'fixed-date': 'critical' }, channel: 'beta' };
    const { findings, verdict } = await analyze({ paths: ['.'], cwd: tree(), config, channel: 'nightly' });
    expect(findings.map(({ place, severity }) => [place.path, severity])).toEqual([
      ['other/c.js', 'critical'],
      ['src/a.js', 'critical'],
    ]);
    expect(verdict).toMatchObject({ failOn: 'none', channel: 'nightly' });
    const text = await analyzeText(bomb, { path: 'a.js', config: { rules: { 'fixed-date': 'low' } } });
    expect(text.findings[0]?.severity).toBe('low');
  });
  it('takes what loadConfig finds', async () => {
    const cwd = makeTree({ 'a.js': bomb, 'defuser.json': '{ "failOn": "critical" }' });
    const loaded = loadConfig({ cwd });
    expect(loaded).toMatchObject({ name: 'defuser.json', folder: cwd });
    const { verdict } = await analyze({ paths: ['.'], cwd, config: loaded?.config ?? {} });
    expect(verdict.failOn).toBe('critical');
    expect(loadConfig({ cwd: makeTree({ 'package.json': '{}' }) })).toBeNull();
  });
  it('says what is wrong with it', async () => {
    await expect(analyze({ paths: ['.'], cwd: tree(), config: wrong })).rejects.toThrow(said);
  });
});

describe('createSession', () => {
  it('takes it: only what is included belongs to the folder', async () => {
    const session = await createSession({ root: tree(), config: { include: ['src', 'old'], exclude: ['old/'] } });
    const { findings, summary } = await session.analysis();
    expect(findings.map(({ place }) => place.path)).toEqual(['src/a.js']);
    expect(summary.files).toBe(1);
  });
  it('says what is wrong with it', async () => {
    await expect(createSession({ root: tree(), config: wrong })).rejects.toThrow(said);
  });
});

describe('the ESLint plugin', () => {
  const lint = (settings: object) => {
    const cwd = tree();
    const config = { plugins: { defuser }, rules: { 'defuser/fixed-date': 'error' }, settings: { defuser: settings } };
    return new Linter({ cwd }).verify(bomb, [config as never], path.join(cwd, 'src/a.js'));
  };
  it('takes it in its settings', () => {
    expect(lint({})).toHaveLength(1);
    expect(lint({ rules: { 'fixed-date': 'off' } })).toHaveLength(0);
  });
  it('says what is wrong with it', () => {
    expect(() => lint(wrong)).toThrow('settings.defuser.rules.calender: "calender" is not known');
  });
});
