/**
 * The glossary as types: the words of the house and the plain data that leaves it.
 * Imports nothing. Everything here survives `JSON.parse(JSON.stringify(x))`.
 */

/** The kinds of guard. A trigger's word is the id of its rule and the name of its folder in `rules/`. */
export const triggers = [
  'fixed-date',
  'build-age',
  'trial-period',
  'license-expiry',
  'embedded-credential',
  'scheduled',
  'calendar',
  'clock-rollback',
] as const;
/** One of `triggers`. */
export type Trigger = (typeof triggers)[number];

/** What runs, or stops running, on the harmful side; worst first. */
export const payloadKinds = [
  'destroy',
  'execute',
  'terminate',
  'hang',
  'throw',
  'deny',
  'network',
  'redirect',
  'degrade',
  'nag',
  'unknown',
] as const;
/** One of `payloadKinds`. */
export type PayloadKind = (typeof payloadKinds)[number];

/** Whether the guard can act in a release build. */
export const armings = ['armed', 'conditional', 'disarmed'] as const;
/** One of `armings`. */
export type Arming = (typeof armings)[number];

/** Which of the builds that a text stands for is analysed: a release, a developer's, or both at once. */
export const profiles = ['production', 'development', 'none'] as const;
/** One of `profiles`. */
export type Profile = (typeof profiles)[number];

/** What the clock is held against. */
export const anchorKinds = [
  'literal',
  'build',
  'first-run',
  'last-run',
  'license',
  'credential',
  'server',
  'data',
] as const;
/** One of `anchorKinds`. */
export type AnchorKind = (typeof anchorKinds)[number];

/** Worst first. `hidden` is below every bar and only shown when asked for. */
export const severities = ['critical', 'high', 'medium', 'low', 'hidden'] as const;
/** One of `severities`. */
export type Severity = (typeof severities)[number];

/** A finding's place in time. The last three need a release date. */
export const states = ['absolute', 'relative', 'recurring', 'past', 'in-support-window', 'later'] as const;
/** One of `states`. */
export type State = (typeof states)[number];

/**
 * A stretch of source text. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive.
 * `start` and `end` are offsets; −1 in an original whose text is not at hand.
 */
export interface Place {
  /** The path as discover named it: POSIX separators, relative to the working directory where the file lies below it. */
  readonly path: string;
  /** Offset of the first character, from 0. */
  readonly start: number;
  /** Offset behind the last character. */
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** From 1. */
  readonly endLine: number;
  /** From 1, of the character behind the last one. */
  readonly endColumn: number;
}

/** One link of the chain clock → anchor → guard → payload. */
export interface Step {
  /** Which link of the chain it is; a `hop` hands the time on. */
  readonly role: 'clock' | 'anchor' | 'hop' | 'guard' | 'payload';
  readonly place: Place;
  /** The source text at the place, shortened to one line. Hostile text: writers must escape it. */
  readonly code: string;
  /** What happens here, as a sentence without a final stop. */
  readonly text: string;
}

/** One term of the score. The sum of all points, held within 0 and 100, is the score. */
export interface Reason {
  /** Its name in `rules/weights.json`. */
  readonly term: string;
  /** From −100 to 100. */
  readonly points: number;
  /** A sentence for people. Names in it are the program's: hostile text. */
  readonly why: string;
}

/**
 * A span of time in which the guard stands on its harmful side; `null` is open.
 * Instants are ISO 8601: with `Z` when absolute, bare wall-clock when the code reads local time.
 * A recurring window has `every` (`P1Y`, `P1M`, `P1W`, `P1D`); its ends are then the first such span from 2000 on.
 */
export interface Window {
  /** ISO 8601 duration from one such span to the next. */
  readonly every?: string;
  /** The first harmful instant; null: since ever. */
  readonly from: string | null;
  /** The first harmless instant behind it; null: for ever. */
  readonly to: string | null;
}

/** One thing that the flip of the guard changes. */
export interface Effect {
  readonly kind: PayloadKind;
  readonly place: Place;
  /** The source text at the place, shortened to one line. Hostile text. */
  readonly code: string;
  /** Which function shows the effect, for people: `powerOn`, `module license.js`. */
  readonly within: string;
  /** What happens, as a sentence without a final stop. */
  readonly text: string;
}

/** The flip, as found: the same condition evaluated just before and just after. */
export interface Proof {
  /** The condition's source text. */
  readonly condition: string;
  /** The last instant on the one side, ISO 8601, and what the condition is then. */
  readonly before: { readonly at: string; readonly outcome: string };
  /** The first instant on the other side, and what it is then. */
  readonly after: { readonly at: string; readonly outcome: string };
}

/** What the clock is held against, and where that comes from. */
export interface Anchor {
  readonly kind: AnchorKind;
  /** For people: `new Date(2008, 7, 12)`, `localStorage.getItem("firstRun")`. */
  readonly text: string;
  readonly place: Place | null;
}

/** Where a build has put a guard that is reported at its original. */
export interface Generated {
  readonly place: Place;
  /** The generated text. Hostile like all text of the program. */
  readonly code: string;
  /** What says that it is the same guard: a source map, or that it does the same at the same times in the same words. */
  readonly by: 'source-map' | 'likeness';
}

/** Where a source and what was built from it do not say the same of a guard. */
export interface Disagreement {
  /** Which of the two holds it, or lets it act; `otherwise` where both do, at different times or under other conditions. */
  readonly kind: 'only-generated' | 'only-source' | 'otherwise';
  /** The generated file. */
  readonly path: string;
  /** One sentence without a final stop. Quotes code. */
  readonly text: string;
}

/** One guard with trigger, windows, deadline, payload, arming, evidence and score: what every report is written from. */
export interface Finding {
  /** Equal to `trigger`. */
  readonly ruleId: Trigger;
  readonly trigger: Trigger;
  /** The worst of `effects`. */
  readonly payload: PayloadKind;
  readonly effects: readonly Effect[];
  readonly arming: Arming;
  /** The unknown flags that a conditional guard waits for; of a disarmed one the names that fold it away. */
  readonly conditions: readonly string[];
  /** The guard's condition, or the timer call. */
  readonly place: Place;
  /** The source text of the guard, shortened to one line. Hostile text. */
  readonly code: string;
  /** Names the place without a line number: `license.ts#isExpired`. */
  readonly logicalPlace: string;
  /** Whether a source map alone says that it stands at `place`: the text there was not scanned, or says nothing of it. */
  readonly isMapped: boolean;
  /** Where builds have put it; the copies in other builds, when there is no source. */
  readonly generated: readonly Generated[];
  readonly disagreements: readonly Disagreement[];
  readonly anchor: Anchor;
  /** ISO 8601; `Z` when absolute, bare wall-clock when local; null when relative or recurring. */
  readonly deadline: string | null;
  /** For a local deadline: the first instant at which any customer meets it (UTC+14), with `Z`. */
  readonly firstMet: string | null;
  readonly windows: readonly Window[];
  /** ISO 8601 duration from the anchor, when relative. */
  readonly period: string | null;
  readonly proof: Proof | null;
  readonly steps: readonly Step[];
  /** From 0 to 100. */
  readonly score: number;
  readonly severity: Severity;
  readonly reasons: readonly Reason[];
  readonly state: State;
  /** The rule's three-part message, its placeholders filled. */
  readonly message: { readonly what: string; readonly why: string; readonly fix: string };
  /** Hexadecimal: of rule, times and payload; stays the same however the code is laid out, named or moved. */
  readonly fingerprint: string;
  /** Ids of the catalogue entries this finding rests on, sorted: `payloads/terminate#process.exit`. */
  readonly matched: readonly string[];
  /** What the source announces: that this bomb is meant for a channel. */
  readonly declared: Declaration | null;
  /** Who said that it does not count, and why. */
  readonly suppressed: Suppression | null;
  /** Whether the baseline knows it; null where none was given. */
  readonly baselineState: 'new' | 'unchanged' | null;
}

/** A `defuser-declare` comment. All texts are as written: hostile. */
export interface Declaration {
  /** A date (`2008-08-12`) or a version by which the bomb is gone; null when not said. */
  readonly until: string | null;
  /** For which channel it is meant; several are separated by commas. */
  readonly channel: string;
  /** Who answers for it; null when not said. */
  readonly owner: string | null;
  /** Why it is meant; empty when not said. */
  readonly reason: string;
  readonly place: Place;
}

/** Why a finding does not count: a `defuser-ignore-…` comment, or an entry of the baseline. */
export interface Suppression {
  /** A comment in the source, or an entry of the baseline. */
  readonly by: 'source' | 'baseline';
  /** The day from which on it counts again; null when not said. Judged against the release date alone. */
  readonly expires: string | null;
  /** Why it does not count; null when not said. */
  readonly reason: string | null;
  /** Who took it into the baseline. */
  readonly author: string | null;
  /** The comment; null for the baseline. */
  readonly place: Place | null;
}

/** `directive`: a comment for Defuser that says nothing it could follow, or that nothing follows from; `baseline`: an entry likewise. */
export type ProblemKind =
  | 'syntax-error'
  | 'binary'
  | 'too-large'
  | 'unreadable'
  | 'budget'
  | 'undecided'
  | 'not-analysable'
  | 'source-map'
  | 'directive'
  | 'baseline';

/** Something that was not read, not read to the end, or not followed. Never dropped in silence. */
export interface Problem {
  readonly kind: ProblemKind;
  /** The path as it is reported. */
  readonly path: string;
  /** From 1; null for the whole file. */
  readonly line: number | null;
  /** One sentence: what happened and what to do. */
  readonly message: string;
  /** Whether code was left unread because of it (`--strict` makes that exit 2). */
  readonly incomplete: boolean;
}

/** A guard on the clock whose outcome stayed open at every instant tried. */
export interface Undecided {
  readonly place: Place;
  /** Its source text, shortened to one line. Hostile text. */
  readonly code: string;
  /** What it waits for, as a sentence. */
  readonly why: string;
}

/** What the run read, in numbers. */
export interface Summary {
  /** Texts that were read. */
  readonly files: number;
  /** Of these, the ones that mention a clock by themselves. */
  readonly screenedIn: number;
  /** Texts that were parsed: those and the ones that they draw in. */
  readonly parsed: number;
  /** Places at which the clock was read. */
  readonly clockReads: number;
  /** Conditions in which the clock takes part. */
  readonly guards: number;
  /** Of these, elapsed-time comparisons and comparisons with other people's data: silent. */
  readonly silent: number;
  /** Of these, the ones that stayed open at every instant tried. */
  readonly undecided: number;
  /** The size of all texts. */
  readonly bytes: number;
  /** Reason → count: `declaration file`, `ignored`, `not JavaScript`. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** The verdict of the gate. */
export interface Verdict {
  /** Whether the run lets the release go. */
  readonly pass: boolean;
  /** The bar: findings at or above it fail. */
  readonly failOn: Severity | 'none';
  /** What is being released. */
  readonly channel: string;
  /** Fingerprints of the findings that fail the run: at or over the bar, or declared and not let through. */
  readonly failing: readonly string[];
  /** Of these, the ones below the bar: declared bombs, which the channel stops whatever their severity. */
  readonly stopped: readonly string[];
  /** Declared bombs that the channel lets through. */
  readonly letThrough: readonly string[];
  /** Findings at or over the bar that do not count, by a comment or the baseline. */
  readonly suppressed: readonly string[];
  /** Only where a change was judged and not the whole. */
  readonly since?: Since;
}

/** What the program was compared with. */
export interface Since {
  /** As the user named it. */
  readonly reference: string;
  /** Its full hash. */
  readonly commit: string;
  /** How many findings were there before, and are not among those of the run. */
  readonly known: number;
}

/** The result of a run: plain data, the same bytes for the same input. */
export interface Analysis {
  /** Changes when a field changes its meaning or goes away. */
  readonly schemaVersion: 1;
  /** What made it, with its version. */
  readonly tool: { readonly name: 'defuser'; readonly version: string };
  /** ISO 8601 or null; the only "now" there is. */
  readonly releaseDate: string | null;
  /** Worst first, then by place. Hidden ones included. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly problems: readonly Problem[];
  readonly summary: Summary;
  readonly verdict: Verdict;
}

/** What `why` can say of a place. */
export type WhyAnswer = 'reported' | 'hidden' | 'undecided' | 'silent' | 'unread' | 'no-guard';

/** A reason from `rules/` for saying nothing, and what to do where it is wrong. */
export interface Alibi {
  /** Of the entry in `rules/`. */
  readonly id: string;
  /** The reason, as a sentence. */
  readonly text: string;
  /** What to do where it is wrong; null where nothing can be done. */
  readonly next: string | null;
}

/** A comparison with the clock: its sides at chosen instants, why it is silent, what is reported of it. */
export interface Examined {
  readonly answer: WhyAnswer;
  readonly place: Place;
  /** Its source text, shortened to one line. Hostile text. */
  readonly code: string;
  /** What it is at chosen instants (ISO 8601), with what both sides are then. */
  readonly values: readonly { readonly at: string; readonly outcome: string; readonly sides: string | null }[];
  /** The ways in which unknown dates came that the clock meets here. */
  readonly anchors: readonly string[];
  readonly alibis: readonly Alibi[];
  readonly findings: readonly Finding[];
}

/** The answer of `why`, as plain data. `alibis` tell why no comparison stands here, `parts` in which findings it takes part. */
export interface Explanation {
  /** Changes when a field changes its meaning or goes away. */
  readonly schemaVersion: 1;
  /** What was asked about; lines and columns from 1. */
  readonly place: { readonly path: string; readonly line: number; readonly column: number | null };
  readonly answer: WhyAnswer;
  readonly alibis: readonly Alibi[];
  readonly guards: readonly Examined[];
  /** The findings in whose chain the place takes part, by their guards. */
  readonly parts: readonly { readonly role: Step['role']; readonly guard: Place }[];
  /** The nearest lines of the file with a clock in a comparison. */
  readonly nearest: readonly number[];
}

/** A text to analyse and where it came from. Made by discover; the core never touches the disk. */
export interface SourceText {
  /** Absolute POSIX path, or the name given for text in memory; the key for import resolution. */
  readonly path: string;
  /** As it is reported: relative to the working directory where the file lies below it, else to the named path. */
  readonly displayPath: string;
  /** The size in bytes. */
  readonly size: number;
  /** The text; asked for again rather than kept. */
  read(): string;
  /** What lies round it on the disk; absent for a text in memory. */
  readonly around?: Surroundings;
}

/** What a text may refer to: its source map, and the originals that this names. Made by discover. */
export interface Surroundings {
  /** Absolute directories, nearest first, from which a path without a start may be meant. */
  readonly bases: readonly string[];
  /** The name under which an absolute path is reported; null for what lies neither in nor beside what was named. */
  nameOf(path: string): string | null;
  /** The text of a file inside what was named. Throws a DefuserError that says what is in the way. */
  read(path: string): string;
}
