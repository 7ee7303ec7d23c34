/**
 * What is written into a page on both sides of a flip: the same picture with other words in it, which takes nothing away. Takes an
 * event, gives the words that are new; null where another picture comes in the place of the first, or what is written is no picture.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { isDrawn, themesIn } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';
import { isSaidAlike } from './returns.js';

/**
 * The words that a written text shows and the other side does not, where most of it is shown on both sides; or where it is the end
 * of a countdown, as far as that speaks of the product.
 */
export function drawnAnew(
  rulebook: Rulebook,
  { kind, name, node, texts, said }: TraceEvent,
  there: readonly TraceEvent[],
): readonly string[] | null {
  if (kind !== 'write' || !isDrawn(rulebook, name)) return null;
  if (isEndOfCount(node)) return speaksOfProduct(rulebook, said ?? texts) ? (said ?? texts) : [];
  const other = there.find((one) => one.kind === kind && one.node === node);
  const [now = '', before = ''] = [(said ?? texts)[0], (other?.said ?? other?.texts)?.[0]];
  if (other === undefined || !now.startsWith('"') || !before.startsWith('"')) return null;
  const words = wordsBeside(now, before);
  const [tags, earlier] = [tagsIn(now), tagsIn(before)];
  // A part of the picture that is gone, or that can no longer be used, is a loss whatever the words say.
  if ([...earlier].some((tag) => !tags.has(tag))) return null;
  // Nor has nothing changed where something came without a word: it may lie over the rest.
  return words?.length === 0 && tags.size > earlier.size ? null : words;
}

const assignments = kindsOf(compiler.SyntaxKind.BinaryExpression);

/**
 * `demo.innerHTML = days + 'd'; … demo.innerHTML = 'EXPIRED'`: a text without markup that comes where the same function writes what
 * it has counted, and which is gone with it.
 */
function isEndOfCount(node: ts.Node): boolean {
  const last = assignedIn(node);
  const owner = last === null ? null : writtenFunction(node);
  const said = last !== null && compiler.isStringLiteralLike(last.right) ? last.right.text.trim() : '';
  if (last === null || owner === null || said === '' || said.includes('<')) return false;
  const place = last.left.getText();
  let isCounted = false;
  walkKinds(owner, assignments, (inner) => {
    const { left, right, operatorToken } = inner as ts.BinaryExpression;
    const isWritten = operatorToken.kind === compiler.SyntaxKind.EqualsToken && left.getText() === place;
    const isMade = compiler.isBinaryExpression(right) || compiler.isTemplateExpression(right);
    isCounted ||= isWritten && isMade && !markup.test(right.getText());
  });
  return isCounted;
}

/** What begins a text, or goes on after a value in it, as an element. */
const markup = /["'`}]\s*<[a-z]/i;

function assignedIn(node: ts.Node): ts.BinaryExpression | null {
  for (const one of [node, node.parent])
    if (compiler.isBinaryExpression(one) && one.operatorToken.kind === compiler.SyntaxKind.EqualsToken) return one;
  return null;
}

const productThemes = ['license', 'trial', 'beta', 'kill', 'upgrade'] as const;
function speaksOfProduct(rulebook: Rulebook, texts: readonly string[]): boolean {
  const themes = themesIn(rulebook, texts);
  return productThemes.some((theme) => themes.has(theme));
}

/** The words that are new; null where less than half of what was shown still is. */
function wordsBeside(now: string, before: string): readonly string[] | null {
  if (isSaidAlike(now, before)) return [];
  const [has, had] = [shownIn(now), shownIn(before)];
  const isKept = (one: string): boolean => has.some((own) => isSaidAlike(own, one));
  if (!/^"\s*(?:\\n\s*)*</.test(before) || had.length === 0 || had.filter(isKept).length * 2 < had.length) return null;
  return has.filter((own) => !had.some((one) => isSaidAlike(own, one)));
}

/** What stands between the tags of a text. */
const shownIn = (text: string): string[] =>
  text
    .slice(1, -1)
    .replace(/\\n/g, ' ')
    .split(/<[^<>]*>?/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The tags of a text, each with the attributes that it has, but for those that only say how it looks. */
const tagsIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.replace(noMarkup, '').matchAll(/<([a-z][\w-]*)([^<>]*)/gi)].map(([, tag = '', rest = '']) => {
      const names = [...rest.replace(values, ' ').matchAll(/[a-z@:][\w:.-]*/gi)].map(([name]) => name.toLowerCase());
      return [tag.toLowerCase(), ...names.filter((name) => name !== 'class' && name !== 'style').sort()].join(' ');
    }),
  );
/** What the run does not know, and a time that it has written down. */
const noMarkup = /‹[^‹›]*›|<time>|<text of the time>/g;
/** The values of attributes, in a text whose own quotes are escaped. */
const values = /=\s*(?:\\"[^"]*"|'[^']*'|[^\s'"\\>]+)/g;
