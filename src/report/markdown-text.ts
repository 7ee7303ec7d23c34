/**
 * Text of the scanned code in GitHub's and GitLab's Markdown. There is no escape that stops links, mentions, references
 * to issues, emoji and formulas all at once, but none of them lives in a code span. So plain words stay plain, and
 * whatever is more than a word or a number stands in a code span.
 */
import { inert, shown } from './escape.js';

const word = /^\(?[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*\)?[.,;:!?…]*$/u;
const figure = /^\(?(?:UTC)?[+−-]?\d{1,6}(?:[.:,T-]\d{1,6})*Z?\)?[.,;:!?…]*$/;
// May be taken for the name of a commit.
const digest = /^[\da-f]{7,}/i;
const noncharacters = /[\ufdd0-\ufdef\ufffe\uffff]/g;

/** The text as a code span: one line, and no backtick in it ends it. Nothing where there is no text. */
export function codeSpan(text: string, limit: number): string {
  const inside = inert(shown(text, limit).replace(noncharacters, '\ufffd').trim());
  if (inside === '') return '';
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return /^`|`$/.test(inside) ? `${fence} ${inside} ${fence}` : fence + inside + fence;
}

/** The same for the cell of a table, where a bar ends the cell even inside a code span. */
export const cellSpan = (text: string, limit: number): string => codeSpan(text.replaceAll('|', '\\x7c'), limit);

/**
 * A sentence: its plain words as they are; from the first to the last part that is none, one code span.
 * Never begins a block: put something before it.
 */
export function prose(text: string, limit: number): string {
  const parts = shown(text, limit).split(' ');
  const isPlain = (part: string): boolean =>
    part === '' || part === '–' || ((word.test(part) || figure.test(part)) && !digest.test(part));
  const first = parts.findIndex((part) => !isPlain(part));
  if (first < 0) return parts.join(' ');
  const last = parts.findLastIndex((part) => !isPlain(part));
  const span = codeSpan(parts.slice(first, last + 1).join(' '), limit);
  return [...parts.slice(0, first), span, ...parts.slice(last + 1)].join(' ');
}
