import { describe, expect, it } from '@jest/globals';
import type { Finding, Place, Step } from '../../src/model.js';
import { checkMarks } from './check-marks.js';
import { readFixture } from './marks.js';

const lines = (...texts: string[]): string => texts.join('\n');
const code = 'if (late) stop();';
const place = (line = 1, column = 5, length = 4, path = 'fixture.ts'): Place => ({
  path,
  start: 0,
  end: length,
  line,
  column,
  endLine: line,
  endColumn: column + length,
});
const step = (role: Step['role'], at: Place): Step => ({ role, place: at, code: 'late', text: 'it is late' });

function finding(changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'fixed-date',
    trigger: 'fixed-date',
    payload: 'throw',
    effects: [],
    arming: 'armed',
    conditions: [],
    place: place(),
    code: 'late',
    logicalPlace: 'fixture.ts',
    isMapped: false,
    generated: [],
    disagreements: [],
    declared: null,
    suppressed: null,
    baselineState: null,
    anchor: { kind: 'literal', text: '2027', place: null },
    deadline: '2027-01-01T00:00:00.000Z',
    firstMet: null,
    windows: [{ from: '2027-01-01T00:00:00.000Z', to: null }],
    period: null,
    proof: null,
    steps: [],
    score: 70,
    severity: 'high',
    reasons: [],
    state: 'absolute',
    message: { what: '', why: '', fix: '' },
    fingerprint: '0',
    matched: [],
    ...changes,
  };
}
const check = (text: string, ...findings: Finding[]) => checkMarks(text, () => findings);

describe('a fixture that holds', () => {
  it('claims each finding once, with the keys it names', async () => {
    const text = lines(code, '//  ^^^^ expect: fixed-date deadline=2027-01-01Z payload=throw windows=2027-01-01Z..');
    expect(await check(text, finding())).toEqual([]);
  });

  it('is silent without marks, and hidden findings do not count', async () => {
    expect(await check(code)).toEqual([]);
    expect(await check(code, finding({ severity: 'hidden' }))).toEqual([]);
  });

  it('reads marks at the beginning of a line', async () => {
    const text = lines('stop();', '//<^^^^^^ expect: scheduled');
    expect(await check(text, finding({ ruleId: 'scheduled', place: place(1, 1, 6) }))).toEqual([]);
  });

  it('counts lines and paths by file', async () => {
    const text = lines(
      '// @release-date: 2026-01-01',
      '// @filename: a.ts',
      'x();',
      '// @filename: b.ts',
      code,
      '//  ^^^^ expect: fixed-date',
    );
    const run = (files: readonly { path: string; text: string }[], options: { releaseDate: string | null }) => {
      expect(files.map((file) => file.path)).toEqual(['a.ts', 'b.ts']);
      expect(options.releaseDate).toBe('2026-01-01');
      return [finding({ place: place(1, 5, 4, 'b.ts') })];
    };
    expect(await checkMarks(text, run)).toEqual([]);
  });

  it('accepts a place of several lines marked to the end of its first', async () => {
    const text = lines('if (a ||', '//  ^^^^ expect: fixed-date', '  b) stop();');
    expect(await check(text, finding({ place: { ...place(), endLine: 2, endColumn: 4 } }))).toEqual([]);
  });
});

describe('a fixture that does not hold', () => {
  const expected = lines(code, '//  ^^^^ expect: fixed-date payload=throw');
  it.each([
    ['nothing is found', expected, [], 'not found'],
    ['the place is another', expected, [finding({ place: place(1, 6, 3) })], 'not found'],
    ['the place is longer', expected, [finding({ place: place(1, 5, 6) })], 'not found'],
    ['the rule is another', expected, [finding({ ruleId: 'calendar' })], 'calendar is found and not marked'],
    ['a key differs', expected, [finding({ payload: 'deny' })], 'payload is deny, expected throw'],
    ['it is found twice', expected, [finding(), finding()], 'is found and not marked'],
    ['a finding has no mark', code, [finding()], 'is found and not marked'],
    ['the finding is hidden', expected, [finding({ severity: 'hidden' })], 'not found'],
  ])('when %s', async (_, text, findings, difference) => {
    expect((await check(text, ...findings)).join('\n')).toContain(difference);
  });

  it('when local midnight is marked as UTC', async () => {
    const text = lines(code, '//  ^^^^ expect: fixed-date deadline=2027-01-01Z');
    expect(await check(text, finding({ deadline: '2027-01-01T00:00:00' }))).toEqual([
      'line 2: fixed-date: deadline is 2027-01-01, expected 2027-01-01Z',
    ]);
  });
});

describe('known gaps', () => {
  const missing = lines(code, '//  ^^^^ missing: fixed-date -- class fields are not followed');
  const spurious = lines(code, '//  ^^^^ spurious: fixed-date -- the reader cannot see the switch');

  it('hold as long as they are gaps', async () => {
    expect(await check(missing)).toEqual([]);
    expect(await check(spurious, finding())).toEqual([]);
  });

  it('fail the day they change', async () => {
    expect((await check(missing, finding())).join()).toContain('change "missing" to "expect"');
    expect((await check(spurious)).join()).toContain('delete the mark');
  });
});

describe('steps', () => {
  const marked = lines(code, '//  ^^^^ expect: fixed-date', '//        ^^^^^^ step: payload');
  const payload = step('payload', place(1, 11, 6));

  it('hold when all of them are marked', async () => {
    expect(await check(marked, finding({ steps: [payload] }))).toEqual([]);
  });

  it('fail when one is elsewhere or unmarked', async () => {
    expect((await check(marked, finding({ steps: [step('payload', place())] }))).join()).toContain('no step "payload"');
    const more = finding({ steps: [payload, step('clock', place())] });
    expect((await check(marked, more)).join()).toContain('step "clock" is not marked');
  });

  it('fail without a finding to belong to', async () => {
    expect((await check(lines(code, '//  ^^^^ step: clock'))).join()).toContain('belongs to no "expect"');
  });
});

describe('broken fixtures', () => {
  it.each([
    ['an orphan', ['//  ^^^^ expect: fixed-date', code], 'no code line above'],
    ['an orphan of its file', [code, '// @filename: b.ts', '//  ^^^^ expect: fixed-date'], 'no code line above'],
    ['an unknown rule', [code, '//  ^^^^ expect: fixed-dates'], 'is no rule'],
    ['an unknown role', [code, '//  ^^^^ step: sink'], 'is no role'],
    ['an unknown key', [code, '//  ^^^^ expect: fixed-date dedline=2027'], 'is no key=value'],
    ['a key without a value', [code, '//  ^^^^ expect: fixed-date payload='], 'is no key=value'],
    ['carets beside the code', [code, '//                    ^^^^ expect: fixed-date'], 'do not lie on code'],
    ['carets with a blank at the end', [code, '//  ^^^^^^ expect: fixed-date'], 'do not lie on code'],
    ['no reason', [code, '//  ^^^^ missing: fixed-date'], 'needs a reason'],
    ['keys on a gap', [code, '//  ^^^^ missing: fixed-date payload=throw -- why'], 'takes no keys'],
    ['conflict', [code, '//  ^^^^ expect: fixed-date', '//  ^^^^ missing: fixed-date -- why'], 'conflicts'],
    ['a double', [code, '//  ^^^^ expect: fixed-date', '//  ^^^^ expect: fixed-date'], 'conflicts'],
    ['no carets', [code, '// expect: fixed-date'], 'looks like a mark'],
    ['a misspelt word', [code, '//  ^^^^ expects: fixed-date'], 'looks like a mark'],
    ['no colon', [code, '//  ^^^^ expect fixed-date'], 'looks like a mark'],
    ['a mark behind code', [`${code} // ^^^^ expect: fixed-date`], 'looks like a mark'],
    ['a mark in a block comment', [code, '/*  ^^^^ expect: fixed-date */'], 'looks like a mark'],
    ['an unknown directive', ['// @now: 2027-01-01', code], 'neither'],
    ['a misspelt directive', ['// @filname: a.ts', code], 'neither'],
  ])('%s is an error', (_, texts, message) => {
    const errors = readFixture(lines(...texts)).errors.join('\n');
    expect(errors).toContain(message);
  });

  it('are not run', async () => {
    const run = () => {
      throw new Error('must not run');
    };
    expect(await checkMarks(lines(code, '// expect: fixed-date'), run)).toHaveLength(1);
  });

  it('leave ordinary comments alone', () => {
    const text = lines('// @ts-expect-error the host has no types', '// what we expect of it', code, '// 2 ^ 3 is 1');
    expect(readFixture(text).errors).toEqual([]);
  });
});
