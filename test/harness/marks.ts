/**
 * Reads the marks of a fixture: expectations drawn under the code, `//  ^^^^ expect: fixed-date payload=throw`.
 * Takes the fixture's text, gives its files, its release date, its marks and what is wrong with them.
 * Runs nothing and leans on no parser: one pattern a line, and whatever nearly fits it is an error.
 */
import { triggers, type Step, type Trigger } from '../../src/model.js';

/** Where a mark points: a stretch of one code line, in the file's own lines and columns, from 1. */
export interface MarkedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The carets reach the end of the code line, so a place of several lines fits too. */
  readonly toLineEnd: boolean;
}

/** A claim that a finding is, should be or should not be at a place. */
export interface FindingMark {
  readonly kind: 'expect' | 'missing' | 'spurious';
  readonly rule: Trigger;
  /** The keys to compare; only for `expect`. */
  readonly keys: readonly (readonly [key: string, value: string])[];
  readonly place: MarkedPlace;
  /** The mark's own line in the fixture, from 1, for messages. */
  readonly at: number;
}

/** A claim that the finding of an `expect` has a step of this role at a place. */
export interface StepMark {
  readonly role: Step['role'];
  readonly place: MarkedPlace;
  readonly at: number;
}

/** One file of a fixture. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

/** A fixture, read. `errors` is empty when every mark makes sense. */
export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly releaseDate: string | null;
  readonly findings: readonly FindingMark[];
  readonly steps: readonly StepMark[];
  readonly errors: readonly string[];
}

/** The keys that an `expect` may name. */
export const markKeys = [
  'deadline',
  'payload',
  'arming',
  'period',
  'anchor',
  'severity',
  'state',
  'windows',
  'effects',
  'firstMet',
] as const;

const roles: readonly string[] = ['clock', 'anchor', 'hop', 'guard', 'payload'] satisfies Step['role'][];
const mark = /^(\s*)\/\/(<?)(\s*)(\^+) (expect|missing|spurious|step): (.+)$/u;
const directive = /^\/\/ @(filename|release-date): (\S+)\s*$/u;
const comment = /^\s*\/\//u;
/** Carets in a comment, or a mark's word at its beginning: somebody meant a mark. */
const nearMark =
  /(\/\/|\/\*).*\^\^|\/[/*][\s<^]*(expect|expects|expected|missing|spurious|step)\s*[:=]|\/\/.*\^\s*(expect|missing|spurious|step)\b/iu;
const nearDirective = /^\s*(\/\/|\/\*)\s*@(?!ts-)\w/u;

interface Reading {
  readonly files: { path: string; lines: string[] }[];
  readonly findings: FindingMark[];
  readonly steps: StepMark[];
  readonly errors: string[];
  releaseDate: string | null;
  /** The nearest code line above, with its number in its file. */
  code: { text: string; line: number } | null;
}

/**
 * The fixture that a text describes.
 * @param name the path of its only file, where no `// @filename:` names another
 */
export function readFixture(text: string, name = 'fixture.ts'): Fixture {
  const reading: Reading = {
    files: [{ path: name, lines: [] }],
    findings: [],
    steps: [],
    errors: [],
    releaseDate: null,
    code: null,
  };
  text.split(/\r?\n/u).forEach((line, index) => {
    readLine(reading, line, index + 1);
  });
  demandNoConflicts(reading);
  const files = reading.files.filter((file) => file.lines.some((line) => line.trim() !== '' && !directive.test(line)));
  return { ...reading, files: files.map((file) => ({ path: file.path, text: file.lines.join('\n') })) };
}

function readLine(reading: Reading, line: string, at: number): void {
  const told = directive.exec(line);
  if (told?.[1] === 'filename') {
    reading.files.push({ path: told[2] ?? '', lines: [] });
    reading.code = null;
    return;
  }
  const file = reading.files.at(-1);
  file?.lines.push(line);
  if (told !== null) {
    reading.releaseDate = told[2] ?? null;
  } else if (nearDirective.test(line)) {
    reading.errors.push(`line ${String(at)}: neither "// @filename: PATH" nor "// @release-date: ISO": ${line.trim()}`);
  } else if (mark.test(line)) {
    readMark(reading, line, at);
  } else if (nearMark.test(line)) {
    reading.errors.push(`line ${String(at)}: looks like a mark but is none: ${line.trim()}`);
  } else if (!comment.test(line) && line.trim() !== '') {
    reading.code = { text: line, line: file?.lines.length ?? 0 };
  }
}

function readMark(reading: Reading, line: string, at: number): void {
  const [, indent = '', own = '', gap = '', carets = '', kind = '', body = ''] = mark.exec(line) ?? [];
  const column = own === '<' ? indent.length + 1 : indent.length + gap.length + 3;
  const place = placeOf(reading, column, carets.length, at);
  if (typeof place === 'string') {
    reading.errors.push(`line ${String(at)}: ${place}`);
    return;
  }
  const read = kind === 'step' ? readStep(body, place, at) : readFinding(kind as FindingMark['kind'], body, place, at);
  if (typeof read === 'string') reading.errors.push(`line ${String(at)}: ${read}`);
  else if ('role' in read) reading.steps.push(read);
  else reading.findings.push(read);
}

/** The place that carets point to, or what is wrong with it. */
function placeOf(reading: Reading, column: number, length: number, at: number): MarkedPlace | string {
  const { code } = reading;
  if (code === null) return `the mark has no code line above it`;
  const marked = code.text.slice(column - 1, column - 1 + length);
  if (column - 1 + length > code.text.trimEnd().length || marked.trim() !== marked) {
    return `the carets do not lie on code: "${marked}"`;
  }
  const file = reading.files.at(-1)?.path ?? String(at);
  const toLineEnd = code.text.slice(column - 1 + length).trim() === '';
  return { file, line: code.line, column, length, toLineEnd };
}

function readStep(body: string, place: MarkedPlace, at: number): StepMark | string {
  const role = body.trim();
  if (!roles.includes(role)) return `"${role}" is no role of a step; roles are ${roles.join(', ')}`;
  return { role: role as Step['role'], place, at };
}

function readFinding(kind: FindingMark['kind'], body: string, place: MarkedPlace, at: number): FindingMark | string {
  const [claim = '', why = ''] = body.split(/\s+--\s+/u);
  const [rule = '', ...pairs] = claim.trim().split(/\s+/u);
  if (!(triggers as readonly string[]).includes(rule)) return `"${rule}" is no rule; rules are ${triggers.join(', ')}`;
  if (kind !== 'expect' && why.trim() === '') return `"${kind}" needs a reason: ${kind}: ${rule} -- why`;
  if (kind !== 'expect' && pairs.length > 0) return `"${kind}" takes no keys`;
  const keys: [string, string][] = [];
  for (const pair of pairs) {
    const [key = '', value = ''] = pair.split(/=(.*)/u);
    if (!(markKeys as readonly string[]).includes(key) || value === '') {
      return `"${pair}" is no key=value; keys are ${markKeys.join(', ')}`;
    }
    keys.push([key, value]);
  }
  return { kind, rule: rule as Trigger, keys, place, at };
}

/** Two claims about the same rule at the same place cannot both be met: a guard is one finding. */
function demandNoConflicts(reading: Reading): void {
  const seen = new Map<string, FindingMark>();
  for (const finding of reading.findings) {
    const { file, line, column } = finding.place;
    const key = [finding.rule, file, line, column].join(' ');
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, finding);
    else reading.errors.push(`line ${String(finding.at)}: conflicts with the mark in line ${String(earlier.at)}`);
  }
}
