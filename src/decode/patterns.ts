/**
 * Patterns of decoders. They are matched by the machine's own means only where that cannot take long; a sequence without
 * groups, by which functions look at their own text, is matched step by step within the budget. All else is not followed.
 */
import { isSafePattern } from '../evaluate/natives/patterns.js';
import { notFollowed, Pattern } from './values.js';

const patternLimit = 200;

/** A pattern that is still to be matched. */
export function patternOf(source: string, flags: string): Pattern {
  if (source.length > patternLimit || !/^[gimsu]*$/.test(flags)) return notFollowed();
  try {
    return new Pattern(new RegExp(source, flags));
  } catch {
    return notFollowed();
  }
}

/** The pattern, where a match against the text is harmless. */
export const matching = ({ pattern }: Pattern, text: string): RegExp =>
  isSafePattern(pattern.source, text.length) ? pattern : notFollowed();

/** Whether a pattern matches somewhere in a text. */
export function matches({ pattern }: Pattern, text: string): boolean {
  if (isSafePattern(pattern.source, text.length)) {
    pattern.lastIndex = 0;
    return pattern.test(text);
  }
  const atoms = atomsOf(pattern.source);
  const budget = { left: 200_000 };
  for (let from = 0; from <= text.length; from++) if (follows(atoms, 0, text, from, budget)) return true;
  return false;
}

interface Atom {
  readonly one: RegExp;
  readonly least: number;
  readonly most: number;
}

const atom = /(\\[^bBpPku\d]|\[(?:\\.|[^\]\\])+\]|[^\\()[|^$*+?])([*+?]?)/y;
const quantities: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, Infinity],
  '+': [1, Infinity],
};

function atomsOf(source: string): Atom[] {
  const atoms: Atom[] = [];
  for (let at = 0; at < source.length; at = atom.lastIndex) {
    atom.lastIndex = at;
    const [, one = '', quantity = ''] = atom.exec(source) ?? notFollowed();
    const [least, most] = quantities[quantity] ?? notFollowed();
    atoms.push({ one: new RegExp(`^${one}$`), least, most });
  }
  return atoms;
}

function follows(atoms: readonly Atom[], index: number, text: string, from: number, budget: { left: number }): boolean {
  const next = atoms[index];
  if (next === undefined) return true;
  let end = from;
  while (end < text.length && end - from < next.most && next.one.test(text[end] as string)) end++;
  for (; end - from >= next.least; end--) {
    if (--budget.left < 0) return notFollowed();
    if (follows(atoms, index + 1, text, end, budget)) return true;
  }
  return false;
}
