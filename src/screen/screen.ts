/**
 * Tells from the text alone whether a file is worth parsing. Takes words, gives a question that one pass of a regular
 * expression answers. May say yes too often (comments, strings), never no where a word stands.
 */

/** Asks a text whether one of the words stands in it, not as part of a longer name. */
export type Screen = (text: string) => boolean;

/**
 * A screen for clock words: names, dotted names, or any text. Where a word begins or ends with a character of a name,
 * no such character may stand next to it; `$` is one. No words, no files.
 * @example makeScreen(['Date', '$now'])('const t = $now()') // true
 */
export function makeScreen(words: readonly string[]): Screen {
  const pattern = patternFor(words);
  return pattern === null ? () => false : (text) => pattern.test(text);
}

/** Whether a timer may be armed for longer than it can hold: there is one, and a number that may be as long, or days. */
export const mayWaitTooLong = (text: string): boolean =>
  (text.includes('setTimeout') || text.includes('setInterval')) && days.test(text);
const days = /\* ?24\b|\b24 ?\*|\b60 ?\* ?60\b|36(?:00|e\d)|86_?400|864e|\b(?:\d[\d_]{9,}|[\d.]+e(?:[6-9]|1\d))\b/i;

/**
 * Whether a text may name the clock without its word standing in it: letters that are written as escapes, a global asked for
 * by a name that is worked out, or many members that a function is asked to name.
 */
export const mayHideWords = (text: string): boolean =>
  letterEscape.test(text) || globalByWork.test(text) || (text.match(namedByCall)?.length ?? 0) >= manyCalls;
/** `'\x44ate'`; between two of them stands a range of characters. */
const letterEscape = /(?<![-\\])\\(?:x|u00|u\{)(?:4[1-9a-f]|5[\da]|6[1-9a-f]|7[\da])(?!-)/i;
const globalByWork = /(?<![\w$])(?:globalThis|window|self|global)(?: as \w+\))?\[(?!["'`][^"'`$]*["'`]\]|\d)/;
const namedByCall = /\[[\w$]{1,40}\((?:0x[\da-f]+|\d+|["'][^"']{1,40}["'])[,)]/gi;
const manyCalls = 8;

/**
 * The screen of the later rounds, for exported names that turned out to depend on the clock; what has none of its own
 * (`default`, the whole module) goes by the name of its file.
 */
export const makeNameScreen = (names: Iterable<string>): Screen =>
  makeScreen([...names].filter((name) => name !== 'default' && (nameOnly.test(name) || quoted.test(name))));

const nameOnly = /^[\p{ID_Start}\p{ID_Continue}$\u200c\u200d.-]+$/u;
/** A text that somebody asks for by its letters: the name of an event. */
const quoted = /^(["'`]).+\1$/s;
/** What can be part of a name. Beyond ASCII everything counts as none: rather a file too many than one too few. */
const inName = '[\\w$]';

function patternFor(words: readonly string[]): RegExp | null {
  const distinct = [...new Set(words)].filter((word) => word !== '').sort();
  if (distinct.length === 0) return null;
  const bounded: Record<'both' | 'start' | 'end' | 'none', string[]> = { both: [], start: [], end: [], none: [] };
  for (const word of distinct) bounded[boundsOf(word)].push(escape(word));
  const groups = [
    alternatives(bounded.both, `(?<!${inName})`, `(?!${inName})`),
    alternatives(bounded.start, `(?<!${inName})`, ''),
    alternatives(bounded.end, '', `(?!${inName})`),
    alternatives(bounded.none, '', ''),
  ];
  return new RegExp(groups.filter((group) => group !== '').join('|'));
}

function boundsOf(word: string): 'both' | 'start' | 'end' | 'none' {
  const starts = /^[\w$]/.test(word);
  const ends = /[\w$]$/.test(word);
  return starts && ends ? 'both' : starts ? 'start' : ends ? 'end' : 'none';
}

const alternatives = (words: readonly string[], before: string, after: string): string =>
  words.length === 0 ? '' : `${before}(?:${words.join('|')})${after}`;

const escape = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
