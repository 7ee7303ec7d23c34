import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DefuserError } from '../../src/errors.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { matchCall, weightOf } from '../../src/rulebook/rulebook.js';

let pack = '';
beforeEach(() => {
  pack = mkdtempSync(path.join(os.tmpdir(), 'pack-'));
});
afterEach(() => {
  rmSync(pack, { recursive: true });
});

function write(name: string, content: unknown): void {
  mkdirSync(path.dirname(path.join(pack, name)), { recursive: true });
  writeFileSync(path.join(pack, name), typeof content === 'string' ? content : JSON.stringify(content));
}
const proof = { why: 'Our house ends programs this way.', example: 'killSwitch();' };
const word = { id: 'house', theme: 'kill', words: ['house word'], points: 5, ...proof };

function failure(): DefuserError {
  try {
    loadRulebook([pack]);
  } catch (error) {
    if (error instanceof DefuserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('loadRulebook', () => {
  it('reads the shipped rules, the same every time and in the same order', () => {
    const rulebook = loadRulebook();
    expect(rulebook.rules.map((rule) => rule.id)).toEqual([...rulebook.rules.map((rule) => rule.id)].sort());
    expect(rulebook.clocks.map((catalogue) => catalogue.library)).toEqual([
      'date-fns-tz',
      'date-fns-utc',
      'date-fns-zones',
      'date-fns',
      'dayjs',
      'http',
      'jquery',
      'js-joda',
      'lodash-now',
      'lodash',
      'luxon',
      'moment',
      'native',
      'performance',
      'process',
      'reminders',
      'services',
      'temporal',
    ]);
    expect(loadRulebook()).toEqual(rulebook);
  });

  it('adds the entries of a pack', () => {
    write('payloads/terminate.json', {
      kind: 'terminate',
      title: 'ends the process',
      entries: [{ id: 'house', call: 'killSwitch', ...proof }],
    });
    write('clocks/native.json', {
      library: 'native',
      modules: [],
      globals: ['House'],
      screen: ['House'],
      entries: [{ name: 'House.now', as: 'call', does: 'now', gives: 'milliseconds', ...proof }],
    });
    const rulebook = loadRulebook([pack]);
    expect(matchCall(rulebook, 'killSwitch', 'killSwitch', [])?.entry).toBe('payloads/terminate#house');
    expect(matchCall(rulebook, 'process.exit', 'exit', [])?.kind).toBe('terminate');
    expect(rulebook.clocks.find((catalogue) => catalogue.library === 'native')?.globals).toEqual(['Date', 'House']);
  });

  it('lets a pack tune the weights', () => {
    write('weights.json', { entries: [{ term: 'scheduled', points: 33, why: 'we fear timers' }] });
    const rulebook = loadRulebook([pack]);
    expect(weightOf(rulebook, 'scheduled')?.points).toBe(33);
    expect(rulebook.weights).toHaveLength(loadRulebook().weights.length);
  });

  it('leaves the papers of an npm package alone', () => {
    write('package.json', '{}');
    write('vocabulary.json', { entries: [word] });
    expect(loadRulebook([pack]).vocabulary.at(-1)?.id).toBe('house');
  });
});

describe('a bad pack is told with file, place and remedy', () => {
  it('that is not there', () => {
    expect(() => loadRulebook([path.join(pack, 'nowhere')])).toThrow(/nowhere is not a folder\. Correct "rulePacks"/u);
  });

  it('that is empty', () => {
    expect(failure().message).toContain('holds no rules and no catalogues');
  });

  it.each([
    ['no JSON', 'vocabulary.json', '{ words', /vocabulary\.json is not valid JSON/u],
    [
      'a wrong value',
      'vocabulary.json',
      { entries: [word, { ...word, words: ['Upper'] }] },
      /vocabulary\.json: entries\[1\]\.words\[0\]: /u,
    ],
    ['an unknown field', 'alibis.json', { entries: [], extra: 1 }, /alibis\.json: .*schemas\/alibis\.schema\.json/u],
    ['a misspelt file', 'alibi.json', { entries: [] }, /alibi\.json is no catalogue/u],
    [
      'a rule in the wrong folder',
      'fixed/rule.json',
      null,
      /the id "fixed-date" is not the folder's name\. Name the folder "fixed-date"/u,
    ],
    [
      'a kind in the wrong file',
      'payloads/throw.json',
      { kind: 'deny', title: 'refuses', entries: [{ id: 'a', call: 'b', ...proof }] },
      /the kind "deny" is not the file's name/u,
    ],
    [
      'no matcher',
      'payloads/deny.json',
      { kind: 'deny', title: 'refuses', entries: [{ id: 'a', ...proof }] },
      /entries\[0\]: "a" has none of call/u,
    ],
    [
      'two matchers',
      'payloads/deny.json',
      { kind: 'deny', title: 'refuses', entries: [{ id: 'a', call: 'b', method: 'c', ...proof }] },
      /"a" has 2 of call/u,
    ],
    [
      'a broken pattern',
      'payloads/deny.json',
      {
        kind: 'deny',
        title: 'refuses',
        entries: [{ id: 'a', call: 'b', argument: { index: 0, pattern: '(' }, ...proof }],
      },
      /entries\[0\]\.argument\.pattern: "\(" is no regular expression/u,
    ],
    ['a second entry of one id', 'vocabulary.json', { entries: [word, word] }, /name "vocabulary#house" twice/u],
  ])('with %s', (_, name, content, message) => {
    const rule = { ...loadRulebook().rules.find((one) => one.id === 'fixed-date') };
    write(name, content ?? rule);
    expect(failure().message).toMatch(message);
  });
});
