/**
 * Return values on the two sides of a flip: what a better one changed into. Works on the texts that traces keep, so
 * it knows shapes and words, not types.
 */
import type { ReturnChange } from '../rulebook/rulebook.js';

/** The options that a text stands for: a value that a symbol decides is written `a | b`. */
const optionsOf = (text: string): string[] =>
  text.startsWith('{') || text.startsWith('[') || text.startsWith('"') ? [text] : text.split(' | ');
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

const quoted = /"((?:[^"\\]|\\.)*)"/g;
const stringsIn = (text: string): string[] => [...text.matchAll(quoted)].map((match) => match[1] ?? '');

/** How `worse` differs from `better`, each as the text of a returned value; null when they are the same. */
export function returnStep(better: string, worse: string): ReturnStep | null {
  if (better === worse) return null;
  const [kept, now] = [optionsOf(better), optionsOf(worse)];
  const fresh = now.filter((option) => !kept.includes(option));
  const value = fresh[0] ?? (now.length < kept.length ? now[0] : undefined);
  // What may have been nothing before is not taken away when it surely is.
  if (value === undefined || (fresh.length === 0 && nothing.has(value))) return null;
  const words = stringsIn(worse).filter((text) => !stringsIn(better).includes(text));
  const change = changeInto(value, kept, words);
  return { change, texts: words, lost: change === 'empty' || change === 'null' ? stringsIn(better) : [] };
}

/** Fields that hold truths, each with those that it may hold. */
const truthsIn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(truths)].map(([, name = '', options = '']) => [name, options]));
const truths = /([\w$]+): ((?:true|false)(?: \| (?:true|false))*)(?= \||,| \})/g;

/** Whether a field that may have been true is false, or may be: in the same field, whatever the others hold. */
function losesTruth(better: string, worse: string): boolean {
  const now = truthsIn(worse);
  return [...truthsIn(better)].some(([name, before]) => {
    const after = now.get(name) ?? before;
    return after !== before && before.includes('true') && after.includes('false');
  });
}

function changeInto(value: string, kept: readonly string[], words: readonly string[]): ReturnChange {
  if (value === 'false') return 'false';
  if (value === 'true') return 'true';
  if (nothing.has(value)) return 'null';
  if (empty.has(value)) return 'empty';
  const numbers = kept.filter(isNumber).map(Number);
  if (isNumber(value) && numbers.some((number) => Number(value) < number)) return 'smaller';
  if (words.length > 0) return 'word';
  if (kept.some((text) => losesTruth(text, value))) return 'false';
  return 'other';
}
