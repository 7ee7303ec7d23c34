/**
 * The findings that every writer is tested on: a fixed local date that stops virtual machines, a trial period in a
 * minified bundle, a day that comes back, and one whose texts try to steer the terminal. Invented, but consistent.
 */
import type { Analysis, Effect, Finding, Place, Step } from '../../src/model.js';
import type { Rule } from '../../src/rulebook/shapes.js';
import type { ReportContext } from '../../src/report/report.js';

const licenseSource = [
  "import { powerOff, refuse } from './power.js';",
  '',
  'export function isExpired(now = new Date()): boolean {',
  '  // Remove before the release.',
  '  return now >= new Date(2008, 7, 12);',
  '}',
];
const bundle = `${'var a=1;'.repeat(400)}if(Date.now()-f>2592e6)throw Error("Trial over");${'var b=2;'.repeat(400)}`;
const files: Readonly<Record<string, readonly string[]>> = {
  'src/license.ts': licenseSource,
  'dist/app.min.js': [bundle],
  'src/season.ts': [
    'export const isFoolsDay = (now: Date) =>',
    '\tnow.getMonth() === 3 &&',
    '\tnow.getDate() === 1;',
    '',
  ],
};

function placeAt(path: string, line: number, column: number, length: number): Place {
  const start = line * 1000 + column;
  return { path, start, end: start + length, line, column, endLine: line, endColumn: column + length };
}
const step = (role: Step['role'], place: Place, code: string, text: string): Step => ({ role, place, code, text });
const effect = (kind: Effect['kind'], place: Place, code: string, within: string, text: string): Effect => ({
  kind,
  place,
  code,
  within,
  text,
});

const guardCode = 'now >= new Date(2008, 7, 12)';
const guard = placeAt('src/license.ts', 5, 10, guardCode.length);
const refusal = placeAt('src/power.ts', 12, 5, 30);

/** A fixed date in local time with three effects. */
export const fixedDate: Finding = {
  ruleId: 'fixed-date',
  trigger: 'fixed-date',
  payload: 'terminate',
  effects: [
    effect('deny', refusal, 'throw new LicenseError()', 'powerOn', 'refuses to power on'),
    effect('terminate', placeAt('src/power.ts', 20, 3, 15), 'process.exit(1)', 'resume', 'ends the process'),
    effect('deny', placeAt('src/motion.ts', 7, 3, 12), 'return false', 'migrate', 'returns false instead of true'),
  ],
  arming: 'armed',
  conditions: [],
  place: guard,
  code: guardCode,
  logicalPlace: 'license.ts#isExpired',
  anchor: { kind: 'literal', text: 'new Date(2008, 7, 12)', place: placeAt('src/license.ts', 5, 17, 21) },
  deadline: '2008-08-12T00:00:00.000',
  firstMet: '2008-08-11T10:00:00.000Z',
  windows: [{ from: '2008-08-12T00:00:00.000', to: null }],
  period: null,
  proof: {
    condition: guardCode,
    before: { at: '2008-08-11T23:59:59.999', outcome: 'false' },
    after: { at: '2008-08-12T00:00:00.000', outcome: 'true' },
  },
  steps: [
    step('clock', placeAt('src/license.ts', 3, 33, 10), 'new Date()', 'reads the present time'),
    step('anchor', placeAt('src/license.ts', 5, 17, 21), 'new Date(2008, 7, 12)', 'a date in the code'),
    step('guard', guard, guardCode, 'becomes true on 2008-08-12'),
    step('hop', placeAt('src/power.ts', 11, 7, 11), 'isExpired()', 'powerOn asks isExpired'),
    step('payload', refusal, 'throw new LicenseError()', 'powerOn refuses'),
  ],
  score: 92,
  severity: 'critical',
  reasons: [
    { term: 'literal-anchor', points: 30, why: 'the anchor is a literal date' },
    { term: 'payload-terminate', points: 40, why: 'the payload ends the process' },
    { term: 'vocabulary', points: 22, why: '`isExpired` names the guard' },
  ],
  state: 'absolute',
  message: {
    what: 'The process ends once the clock passes 2008-08-12 00:00 local time',
    why: 'The program works until that day and then fails for every customer, time zone after time zone',
    fix: 'Remove the guard from the release, or read the date from configuration and fail with a clear notice',
  },
  fingerprint: '5f3a0c9d1e2b4768',
  isMapped: false,
  generated: [],
  disagreements: [],
  matched: ['payloads/terminate#process.exit'],
  declared: null,
  suppressed: null,
  baselineState: null,
};

const trialGuard = placeAt('dist/app.min.js', 1, 3204, 19);
/** A period from the first run, conditional on a flag, in a one-line bundle. */
export const trial: Finding = {
  ...fixedDate,
  ruleId: 'trial-period',
  trigger: 'trial-period',
  payload: 'throw',
  effects: [
    effect(
      'throw',
      placeAt('dist/app.min.js', 1, 3224, 25),
      'throw Error("Trial over")',
      'module app.min.js',
      'throws',
    ),
  ],
  arming: 'conditional',
  conditions: ['DEBUG'],
  place: trialGuard,
  code: 'Date.now()-f>2592e6',
  logicalPlace: 'app.min.js#module',
  anchor: { kind: 'first-run', text: 'localStorage.getItem("firstRun")', place: null },
  deadline: null,
  firstMet: null,
  windows: [{ from: null, to: null }],
  period: 'P30D',
  proof: null,
  steps: [
    step('clock', placeAt('dist/app.min.js', 1, 3204, 10), 'Date.now()', 'reads the present time'),
    step('guard', trialGuard, 'Date.now()-f>2592e6', 'becomes true 30 days after the first run'),
  ],
  score: 55,
  severity: 'medium',
  reasons: [
    { term: 'first-run-anchor', points: 25, why: 'the anchor is the first run' },
    { term: 'payload-throw', points: 40, why: 'the payload throws' },
    { term: 'conditional', points: -10, why: 'acts depending on `DEBUG`' },
  ],
  state: 'relative',
  message: { ...fixedDate.message, what: 'Throws 30 days after the first run.' },
  fingerprint: '77aa0c9d1e2b4768',
};

/** A day that comes back every year, over several lines. */
export const calendar: Finding = {
  ...fixedDate,
  ruleId: 'calendar',
  trigger: 'calendar',
  payload: 'degrade',
  effects: [],
  place: { path: 'src/season.ts', start: 42, end: 86, line: 2, column: 2, endLine: 3, endColumn: 21 },
  code: 'now.getMonth() === 3 && now.getDate() === 1',
  logicalPlace: 'season.ts#isFoolsDay',
  deadline: null,
  firstMet: null,
  windows: [{ every: 'P1Y', from: '2000-04-01T00:00:00.000', to: '2000-04-02T00:00:00.000' }],
  proof: null,
  steps: [],
  score: 20,
  severity: 'low',
  reasons: [{ term: 'recurring', points: 20, why: 'the guard comes back every year' }],
  state: 'recurring',
  message: { ...fixedDate.message, what: 'Degrades on 1 April' },
  fingerprint: '11aa0c9d1e2b4768',
};

const evil = 'x\u001b[2J\u009b31m\u202egnp.exe\u2066\ud800\u2028[click](http://evil.example) {0}';
/** Every text hostile: escape codes, reordering, half a character, line breaks, a link; hidden as well. */
export const hostile: Finding = {
  ...fixedDate,
  place: { ...guard, path: `src/${evil}\n.ts` },
  code: evil,
  logicalPlace: evil,
  effects: [effect('deny', { ...refusal, path: evil }, evil, evil, evil)],
  anchor: { kind: 'literal', text: evil, place: { ...guard, path: evil } },
  steps: [step('clock', { ...guard, path: evil }, evil, evil)],
  score: 5,
  severity: 'hidden',
  reasons: [{ term: evil, points: 5, why: evil }],
  message: { what: evil, why: evil, fix: evil },
  fingerprint: '99aa0c9d1e2b4768',
};

const rule = (id: Rule['id'], title: string, what: string): Rule => ({
  id,
  title,
  precision: 'high',
  since: '0.1.0',
  cwe: [511],
  when: { anchor: ['literal'], timing: ['absolute'], via: ['comparison'] },
  message: { what, why: 'It works until that day.', fix: 'Remove the guard.' },
});
export const rules: readonly Rule[] = [
  rule('fixed-date', 'Code that fails on a fixed date', 'The process {payload} once the clock passes {deadline}'),
  rule('trial-period', 'Code that fails after a trial', 'Throws {period} after {anchor}.'),
  rule('calendar', 'Code that acts on a day of the calendar', 'Acts when {guard}.'),
];

/** The whole sample: findings worst first, two problems, one undecided guard. */
export const sample: Analysis = {
  schemaVersion: 1,
  tool: { name: 'defuser', version: '0.1.0' },
  releaseDate: null,
  findings: [fixedDate, trial, calendar, hostile],
  undecided: [
    { place: placeAt('src/cache.ts', 4, 7, 14), code: 'isStale(entry)', why: 'the entry is not in the text' },
  ],
  problems: [
    { kind: 'syntax-error', path: 'src/broken file.ts', line: 3, message: "')' expected; mend it", incomplete: true },
    {
      kind: 'budget',
      path: 'dist/app.min.js',
      line: null,
      message: 'Two functions ran out of steps.',
      incomplete: false,
    },
  ],
  summary: {
    files: 1204,
    screenedIn: 37,
    parsed: 36,
    clockReads: 58,
    guards: 41,
    silent: 34,
    undecided: 1,
    bytes: 12_345_678,
    skipped: { ignored: 3, 'declaration file': 12 },
  },
  verdict: {
    pass: false,
    failOn: 'high',
    channel: 'release',
    failing: [fixedDate.fingerprint],
    stopped: [],
    letThrough: [],
    suppressed: [],
  },
};

/** The sample with nothing found. */
export const calm: Analysis = {
  ...sample,
  findings: [],
  undecided: [],
  problems: [],
  summary: { ...sample.summary, undecided: 0 },
  verdict: { ...sample.verdict, pass: true, failing: [] },
};

/** A context without colour that knows the sample's files. */
export const contextOf = (changes: Partial<ReportContext> = {}): ReportContext => ({
  color: false,
  width: 80,
  rules,
  readLines: (path) => files[path] ?? null,
  showHidden: false,
  showUndecided: false,
  scanned: ['.'],
  ...changes,
});
