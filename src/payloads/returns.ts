/**
 * Return values on the two sides of a flip: what a better one changed into. Works on the texts that traces keep, so
 * it knows shapes and words, not types.
 */
import type { ReturnChange } from '../rulebook/rulebook.js';

/** The options that a text stands for: a value that a symbol decides is written `a | b`; those of its parts are no options of it. */
export function optionsOf(text: string): string[] {
  if (text.startsWith('{') || text.startsWith('[') || text.startsWith('"')) return [text];
  const options: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if ('‹([{'.includes(sign)) depth++;
    else if ('›)]}'.includes(sign)) depth--;
    else if (depth <= 0 && text.startsWith(' | ', at)) {
      options.push(text.slice(start, at));
      start = at + 3;
    }
  }
  return [...options, text.slice(start)];
}
/** What a value may be, and the other may not. */
export function optionsBeside(value: string, other: string): string[] {
  const known = optionsOf(other);
  return optionsOf(value).filter((option) => !known.includes(option));
}

const nothing: ReadonlySet<string> = new Set(['null', 'undefined']);
const empty: ReadonlySet<string> = new Set(['[]', '{  }', '""', 'map {  }', 'set {  }']);
const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

export interface ReturnStep {
  readonly change: ReturnChange;
  /** The words that are new. */
  readonly texts: readonly string[];
  /** The words of what is gone, where nothing came in its place: they say what it was. */
  readonly lost: readonly string[];
}

/** `Plans.community`, of which nothing but the name is in the text. */
const namedMember = /^‹?[^‹›()[\]"{}|]*\.([A-Za-z_$][\w$]*)›?$/;

const quoted = /"((?:[^"\\]|\\.)*)"/g;
export const stringsIn = (text: string): string[] => [...text.matchAll(quoted)].map((match) => match[1] ?? '');

/** Whether two texts say the same but for numbers, for what is not known in them, and for whether it is one or many. */
export const isSaidAlike = (one: string, other: string): boolean =>
  one === other || saidPlainly(one) === saidPlainly(other);
const saidPlainly = (text: string): string =>
  text.replace(/‹[^‹›]*›|<time>|<text of the time>|\bnull\b|\d+/g, '#').replace(/(\p{L}{2})e?s(?!\p{L})/gu, '$1');

/**
 * How `worse` differs from `better`, each as the text of a returned value: all that can be said of it, the plainest
 * first; empty when they are the same. `cutters` are the functions that keep a part of what they are handed: `slice`.
 */
export function returnSteps(better: string, worse: string, cutters: ReadonlySet<string>): readonly ReturnStep[] {
  if (better === worse) return [];
  const [kept, now] = [optionsOf(better), optionsOf(worse)];
  const fresh = optionsBeside(worse, better);
  const value = fresh[0] ?? (now.length < kept.length ? now[0] : undefined);
  if (value === undefined || (fresh.length === 0 && isStillNothing(kept, value))) return [];
  const said = stringsIn(better);
  const words = stringsIn(worse).filter((text) => !said.some((one) => isSaidAlike(one, text)));
  const step = (change: ReturnChange, texts: readonly string[] = words): ReturnStep => ({
    change,
    texts,
    lost: change === 'empty' || change === 'null' ? stringsIn(better) : [],
  });
  const plain = plainChange(value, kept);
  if (plain !== null) return [step(plain)];
  const { lost, gained } = turnedFields(kept, value);
  const member = namedMember.exec(value)?.[1];
  const isNew = kept.every((text) => nothing.has(text) || empty.has(text));
  return [
    ...(member !== undefined && !isNew ? [step('word', [member])] : []),
    ...(words.length > 0 && !isMade(value) ? [step('word')] : []),
    ...(lost.length > 0 ? [step('false', lost)] : []),
    ...(gained.length > 0 ? [step('true', gained)] : []),
    ...(kept.some((text) => isCut(cutters, text, value)) ? [step('cut')] : []),
    ...(kept.some((text) => hasLess(text, value)) ? [step('smaller')] : []),
    // Where there was nothing, something new takes nothing away.
    ...(isNew ? [] : [step('other')]),
  ];
}

/**
 * What may have been nothing before is not taken away when it surely is; unless somebody wrote `null` in the place of something that
 * he holds, as whoever refuses a key for one of several reasons.
 */
const isStillNothing = (kept: readonly string[], value: string): boolean =>
  nothing.has(value) && (value !== 'null' || !kept.some(isHeld));
const isHeld = (text: string): boolean => text.startsWith('{ ') || (text.startsWith('‹') && !text.endsWith(')›'));

/** What is made elsewhere, or is an element: the words in it are handed to somebody, they are no status. */
const isMade = (text: string): boolean => text.startsWith('‹') || text.startsWith('jsx {');

function plainChange(value: string, kept: readonly string[]): ReturnChange | null {
  if (value === 'false') return 'false';
  if (value === 'true') return 'true';
  if (nothing.has(value)) return 'null';
  if (empty.has(value)) return 'empty';
  const numbers = kept.filter(isNumber).map(Number);
  return isNumber(value) && numbers.some((number) => isCutDown(number, Number(value))) ? 'smaller' : null;
}

/** Half or less: a limit is cut down, while rates and prices move a little, up and down. */
const isCutDown = (before: number, now: number): boolean => (before > 0 ? now <= before / 2 : now < before);

/** Fields of one form in a text, each with what it may hold. */
const fieldsIn = (text: string, form: RegExp): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(form)].map(([, name = '', options = '']) => [name, options]));
const truths = /([\w$]+): ((?:true|false)(?: \| (?:true|false))*)(?= \||,| \})/g;
const counts = /([\w$]+): (\d+(?:\.\d+)?|Infinity)(?=,| \})/g;

/**
 * The fields of an object that say something else than on the other side, each with what it says; none for what is no
 * object on both.
 */
export function changedFields(better: string, worse: string): readonly (readonly [name: string, value: string])[] {
  const had = new Map(ownFields(better));
  if (had.size === 0) return [];
  return ownFields(worse).flatMap(([name, value]) => {
    const before = had.get(name) ?? value;
    if (before === value) return [];
    const fresh = optionsBeside(value, before);
    return [[name, fresh.length === 0 ? value : fresh.join(' | ')] as const];
  });
}

function ownFields(text: string): [string, string][] {
  if (!text.startsWith('{ ') || !text.endsWith(' }')) return [];
  const fields: [string, string][] = [];
  let [depth, start, isQuoted] = [0, 2, false];
  const take = (end: number): void => {
    const [, name, value] = /^([\w$]+): (.*)$/su.exec(text.slice(start, end)) ?? [];
    if (name !== undefined && value !== undefined) fields.push([name, value]);
    start = end + 2;
  };
  for (let at = 2; at < text.length - 2; at++) {
    const letter = text[at] ?? '';
    if (isQuoted && letter === '\\') at++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ('{[(‹'.includes(letter)) depth++;
    else if ('}])›'.includes(letter)) depth--;
    else if (letter === ',' && depth === 0) take(at);
  }
  take(text.length - 2);
  return fields;
}

/** Fields that may have been true and are false, or may be, and the other way round: each held against itself alone. */
function turnedFields(kept: readonly string[], value: string): { lost: string[]; gained: string[] } {
  const now = fieldsIn(value, truths);
  const turned = (from: string, to: string): string[] => [
    ...new Set(
      kept.flatMap((text) =>
        [...fieldsIn(text, truths)]
          .filter(([name, before]) => {
            const after = now.get(name) ?? before;
            return after !== before && before.includes(from) && after.includes(to);
          })
          .map(([name]) => name),
      ),
    ),
  ];
  return { lost: [...turned('true', 'false'), ...refusedIn(kept, value)], gained: turned('false', 'true') };
}

/** Fields that a comparison decided about, and that surely say no now: `ready: pressure > 7`. */
const refusedIn = (kept: readonly string[], value: string): string[] =>
  ownFields(value)
    .filter(([name, now]) => now === 'false' && kept.some((text) => isCompared(text, name)))
    .map(([name]) => name);
const isCompared = (text: string, name: string): boolean =>
  ownFields(text).some(([field, was]) => field === name && was.startsWith('‹('));

/** Whether a count in a field has become smaller, and none larger. */
function hasLess(better: string, worse: string): boolean {
  const now = fieldsIn(worse, counts);
  const steps = [...fieldsIn(better, counts)].map(([name, before]) => Number(now.get(name) ?? before) - Number(before));
  return steps.some((step) => step < 0) && steps.every((step) => step <= 0);
}

/** A list that has lost some of what was in it, or something unknown of which only a part is kept. */
function isCut(cutters: ReadonlySet<string>, better: string, worse: string): boolean {
  if (better.startsWith('[') && worse.startsWith('[')) {
    const [had, has] = [stringsIn(better), stringsIn(worse)];
    return has.length < had.length && has.length > 0 && has.every((text) => had.includes(text));
  }
  const whole = (text: string): string =>
    text.replace(callForm, (call, name: string) => (cutters.has(name) ? '' : call));
  return worse.length > better.length && whole(worse) === whole(better);
}
const callForm = /\.([\w$]+)\([^()]*\)/g;
