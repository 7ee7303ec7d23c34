/**
 * Tells which kind of harm a call, a write, a return or a throw is, by the payload catalogues.
 * Takes names and texts, gives the worst match or null. Which side of a flip it stands on is not its business.
 */
import { payloadKinds, type PayloadKind } from '../model.js';
import { isCallOf, isSuffix, lastPart, origins, plainName, underGlobal } from './dotted.js';
import { entryId } from './entry-id.js';
import type { PayloadCatalogue, PayloadEntry, Rulebook } from './shapes.js';
import { isSpared } from './spared.js';
import { themesIn } from './vocabulary.js';
import { speaksOneOf, wordsOf } from './words.js';

/** A kind of harm, the id of the entry that says so, and its title for people. */
export interface PayloadMatch {
  readonly kind: PayloadKind;
  readonly entry: string;
  /** For people: "ends the process". */
  readonly title: string;
}

/** What a return changed into, seen from the side that returned something better. */
export type ReturnChange = NonNullable<PayloadEntry['returns']>;

interface Row {
  readonly entry: PayloadEntry;
  readonly match: PayloadMatch;
  readonly spared: readonly string[];
}
interface Index {
  /** By the last part of `call` and `write`, by `method` whole. */
  readonly calls: ReadonlyMap<string, readonly Row[]>;
  readonly methods: ReadonlyMap<string, readonly Row[]>;
  readonly swaps: ReadonlyMap<string, readonly Row[]>;
  readonly writes: ReadonlyMap<string, readonly Row[]>;
  readonly worded: readonly Row[];
  /** By the last part of `answers.to`. */
  readonly answers: ReadonlyMap<string, readonly Row[]>;
  readonly parameters: readonly Row[];
  readonly named: readonly Row[];
  readonly returns: readonly Row[];
  readonly throws: readonly Row[];
  readonly any: readonly Row[];
  readonly makers: ReadonlyMap<ReturnChange, ReadonlySet<string>>;
  readonly marks: ReadonlyMap<ReturnChange, ReadonlySet<string>>;
  readonly shows: ReadonlyMap<ReturnChange, ReadonlySet<string>>;
}
const indexes = new WeakMap<Rulebook, Index>();

/**
 * What a call does.
 * @param name dotted name from a global or a module, `module:fs.rmSync`; null when the receiver is not known
 * @param method the bare name of the function or method, as written
 * @param texts the arguments: strings by value, the rest as source text
 * @param names what the guard is called
 * @param isInstead whether the other side calls the same function with nothing
 * @example matchCall(rulebook, 'process.exit', 'exit', ['1']) // { kind: 'terminate', entry: 'payloads/terminate#process.exit', … }
 */
export function matchCall(
  rulebook: Rulebook,
  name: string | null,
  method: string | null,
  texts: readonly string[],
  names: readonly string[] = [],
  isInstead = false,
): PayloadMatch | null {
  const index = indexOf(rulebook);
  const dotted = name === null ? '' : plainName(name);
  const rows = [
    ...(index.calls.get(lastPart(dotted)) ?? []).filter((row) => isCallOf(dotted, row.entry.call ?? '')),
    ...(index.methods.get(method ?? '') ?? []),
    ...(method === null ? [] : index.named.filter(({ entry }) => isNamed(method, entry))),
  ];
  const handedIn = name !== null && isHandedIn.test(name) ? index.parameters : [];
  const [instead, others] = [true, false].map((is) => handedIn.filter(({ entry }) => (entry.instead === true) === is));
  const gone = isInstead ? worst(instead ?? [], texts, names) : null;
  return gone ?? worst(rows, texts, names) ?? worst(others ?? [], texts, names);
}
/**
 * Whether a name holds one of the phrases, as what is done and not as what is made: `openBlock` blocks nobody. And it is done
 * to what matters: `removeAllListeners` loses no data.
 */
function isNamed(name: string, { named = [], unlessFirst = [], unlessLast = [] }: PayloadEntry): boolean {
  if (!speaksOneOf([name], named)) return false;
  const said = wordsOf(name);
  return !unlessFirst.includes(said[0] ?? '') && !unlessLast.includes(said.at(-1) ?? '');
}

/** Whether what goes by a name only tells people something, whatever it says: a box, a notification. */
export const namesNotice = (rulebook: Rulebook, name: string): boolean =>
  indexOf(rulebook).named.some(({ match, entry }) => match.kind === 'nag' && isNamed(name, entry));

/** A function that a caller hands in, or a library calls back with. */
const isHandedIn = /^(?:param|callback):[\w$]+$/u;

/** What it means that texts are handed to code of any kind, known or not. */
export const matchHanded = (rulebook: Rulebook, texts: readonly string[]): PayloadMatch | null =>
  worst(indexOf(rulebook).any, texts, []);

/**
 * What an assignment to a property does.
 * @param path the target as written: `document.body.innerHTML`, `button.disabled`
 * @param value what is assigned: a string by value, the rest as source text
 * @example matchWrite(rulebook, 'location.href', '/expired') // redirect
 */
export function matchWrite(
  rulebook: Rulebook,
  path: string,
  value = '',
  names: readonly string[] = [],
): PayloadMatch | null {
  const { writes, worded } = indexOf(rulebook);
  const written = underGlobal(path.replace(origins, ''));
  const isNew = madeElement.test(written);
  const rows = [
    ...(writes.get(lastPart(path)) ?? []).filter(
      ({ entry }) => isSuffix(written, underGlobal(entry.write ?? '')) && !(isNew && entry.existing === true),
    ),
    ...(writes.get('*') ?? []).filter(({ entry }) => isMemberOf(written, entry.write ?? '')),
    ...worded.filter((row) => speaksOneOf([lastPart(path)], row.entry.writes ?? [])),
  ];
  return worst(rows, [value], names);
}

/** Whether an assignment to a property draws a text into the page. */
export const isDrawn = (rulebook: Rulebook, path: string): boolean =>
  indexOf(rulebook)
    .writes.get(lastPart(path))
    ?.some(({ entry }) => entry.drawn === true) === true;

/** Whether a function that is handed others does as they answer, and by which of their parameters they may; null where not. */
export function askedBy(rulebook: Rulebook, name: string): { readonly by: number | null } | null {
  const row = indexOf(rulebook)
    .answers.get(lastPart(name))
    ?.find(({ entry }) => isSuffix(name, entry.answers?.to ?? ''));
  return row === undefined || name === row.entry.answers?.to ? null : { by: row.entry.answers?.by ?? null };
}

/**
 * What it means that a function answers so to whoever it is handed to.
 * @example matchAnswer(rulebook, 'router.beforeEach', 'false') // deny
 */
export const matchAnswer = (rulebook: Rulebook, name: string, answer: string): PayloadMatch | null =>
  worst(
    (indexOf(rulebook).answers.get(lastPart(name)) ?? []).filter(({ entry }) =>
      isSuffix(name, entry.answers?.to ?? ''),
    ),
    [answer],
    [],
  );

/** `Array.prototype.*`, of a global alone. */
const isMemberOf = (written: string, entry: string): boolean =>
  written.slice(0, written.lastIndexOf('.')).replace(/^globalThis\./u, '') === entry.slice(0, -'.*'.length);

/**
 * What it means that a method is called with something else than on the other side: another root is rendered.
 * @example matchSwap(rulebook, 'createApp', ['module:./Expired.vue'], []) // degrade
 */
export const matchSwap = (
  rulebook: Rulebook,
  method: string,
  texts: readonly string[],
  names: readonly string[],
): PayloadMatch | null => worst(indexOf(rulebook).swaps.get(method) ?? [], texts, names);

/**
 * What it means that a function returns something else.
 * A `false` from what is named after a bad state (`isExpired`) is the good answer and gives null, and so does one from
 * what asks whether something has to be done (`isRenewalDue`), or has not begun (`isUpcoming`). What judges a kept copy
 * (`isCacheValid`) refuses nobody either way.
 * @param texts the words returned, for `word`; else empty
 * @param names the function's name, first, and whatever its value is kept in
 * @param called what the function itself goes by, where it has more names than the first
 * @example matchReturn(rulebook, 'true', [], ['isExpired']) // deny
 */
export function matchReturn(
  rulebook: Rulebook,
  change: ReturnChange,
  texts: readonly string[],
  names: readonly string[],
  called: readonly string[] = names.slice(0, 1),
): PayloadMatch | null {
  const own = themesIn(rulebook, called);
  if (own.has('kept-copy')) return null;
  if (change === 'false') {
    const themes = themesIn(rulebook, names);
    if (themes.has('bad-status') && !themes.has('good-status')) return null;
    if (own.has('duty') || own.has('not-yet')) return null;
  }
  const rows = indexOf(rulebook).returns.filter((row) => row.entry.returns === change);
  return worst(rows, texts, change === 'word' ? [] : names);
}

/**
 * The functions that make a returned value what it is, by their names: an element, a part of what was whole, chance.
 * @example makersOf(rulebook, 'tree').has('createElement') // true
 */
export const makersOf = (rulebook: Rulebook, change: ReturnChange): ReadonlySet<string> =>
  indexOf(rulebook).makers.get(change) ?? none;
/** The properties by which libraries mark what those functions make. */
export const marksOf = (rulebook: Rulebook, change: ReturnChange): ReadonlySet<string> =>
  indexOf(rulebook).marks.get(change) ?? none;
/** The directives that show it only while their value holds. */
export const showsOf = (rulebook: Rulebook, change: ReturnChange): ReadonlySet<string> =>
  indexOf(rulebook).shows.get(change) ?? none;
const none: ReadonlySet<string> = new Set();

/** What a throw does; null only when no entry claims it. */
export const matchThrow = (
  rulebook: Rulebook,
  texts: readonly string[] = [],
  names: readonly string[] = [],
): PayloadMatch | null => worst(indexOf(rulebook).throws, texts, names);

function worst(rows: readonly Row[], texts: readonly string[], names: readonly string[]): PayloadMatch | null {
  let best: PayloadMatch | null = null;
  for (const { entry, match, spared } of rows) {
    if (best !== null && payloadKinds.indexOf(match.kind) >= payloadKinds.indexOf(best.kind)) continue;
    if (entry.unless !== undefined && isSpared(spared, entry.unless, texts[0] ?? '')) continue;
    if (argumentFits(entry, texts) && textFits(entry, texts, names)) best = match;
  }
  return best;
}

const expressions = new Map<string, RegExp>();

function argumentFits({ argument }: PayloadEntry, texts: readonly string[]): boolean {
  if (argument === undefined) return true;
  const text = texts[argument.index];
  if (text === undefined) return false;
  const expression = expressions.get(argument.pattern) ?? new RegExp(argument.pattern, 'iu');
  expressions.set(argument.pattern, expression);
  return expression.test(text.slice(0, 2000));
}

const textFits = ({ text }: PayloadEntry, texts: readonly string[], names: readonly string[]): boolean =>
  text === undefined || speaksOneOf(texts, text) || speaksOneOf(names, text);

/** An element that the program makes: nobody has seen it before. */
const madeElement = /^(?:globalThis\.)?document\.createElement(?:NS)?\(/u;

function indexOf(rulebook: Rulebook): Index {
  const known = indexes.get(rulebook);
  if (known !== undefined) return known;
  const rows = rulebook.payloads.flatMap((catalogue) => catalogue.entries.map((entry) => rowOf(catalogue, entry)));
  const index: Index = {
    calls: groupBy(rows, ({ entry }) => entry.call && lastPart(entry.call)),
    methods: groupBy(rows, ({ entry }) => (entry.swap === true ? undefined : entry.method)),
    swaps: groupBy(rows, ({ entry }) => (entry.swap === true ? entry.method : undefined)),
    writes: groupBy(rows, ({ entry }) => entry.write && lastPart(entry.write)),
    worded: rows.filter(({ entry }) => entry.writes !== undefined),
    answers: groupBy(rows, ({ entry }) => entry.answers && lastPart(entry.answers.to)),
    parameters: rows.filter(({ entry }) => entry.parameter === true),
    named: rows.filter(({ entry }) => entry.named !== undefined),
    returns: rows.filter(({ entry }) => entry.returns !== undefined),
    throws: rows.filter(({ entry }) => entry.throws === true),
    any: rows.filter(({ entry }) => entry.any === true),
    makers: namesIn(rows, ({ makers }) => makers),
    marks: namesIn(rows, ({ marks }) => marks),
    shows: namesIn(rows, ({ shows }) => shows),
  };
  indexes.set(rulebook, index);
  return index;
}

function namesIn(
  rows: readonly Row[],
  namesOf: (entry: PayloadEntry) => readonly string[] | undefined,
): ReadonlyMap<ReturnChange, ReadonlySet<string>> {
  const found = new Map<ReturnChange, Set<string>>();
  for (const { entry } of rows) {
    const names = namesOf(entry);
    if (entry.returns === undefined || names === undefined) continue;
    found.set(entry.returns, new Set([...(found.get(entry.returns) ?? []), ...names]));
  }
  return found;
}

function rowOf(catalogue: PayloadCatalogue, entry: PayloadEntry): Row {
  const plain = entry.call === undefined ? entry : { ...entry, call: plainName(entry.call) };
  const match = { kind: catalogue.kind, entry: entryId.payload(catalogue, entry), title: catalogue.title };
  return { entry: plain, match, spared: catalogue.spared ?? [] };
}

function groupBy(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined && key !== '') groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
