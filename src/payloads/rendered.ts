/**
 * What a change of a rendered tree does to whoever looks at it: something is gone, a control is switched off, a notice
 * comes up. Takes what a function gave back on the two sides of a flip.
 */
import { payloadKinds } from '../model.js';
import { makersOf, matchCall, matchHanded, matchReturn, matchWrite, namesNotice } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { optionsBeside, optionsOf, stringsIn } from './returns.js';
import type { ReturnStep } from './returns.js';
import {
  componentsIn,
  elementName,
  isElement,
  isOtherRoot,
  isProvider,
  isReplaced,
  isTree,
  rendersLess,
  rootOf,
  saidIn,
} from './trees.js';
import type { Shown } from './trees.js';

/** The two sides of a flip, as they are held against each other. */
interface Sides {
  readonly better: Shown;
  readonly worse: Shown;
}

/** The harm on the worse side; `own` are the names of the function that renders; null where there is none, undefined where no tree tells. */
export function matchRendered(
  rulebook: Rulebook,
  sides: Sides,
  steps: readonly ReturnStep[],
  names: readonly string[],
  own: readonly string[],
): PayloadMatch | null | undefined {
  const { better, worse } = turned(sides);
  const [before, now] = [better.returned, worse.returned];
  const trees = makersOf(rulebook, 'tree');
  const isOther = steps.length > 0;
  if (isOther && rendersLess(trees, better, worse))
    return isGone(rulebook, before, now) || isNotice(rulebook, before)
      ? null
      : matchReturn(rulebook, 'tree', steps[0]?.texts ?? [], names, own);
  // What shows more than the other side has taken nothing away, whatever it is called: a notice may be among it.
  if (isOther && isTree(trees, before) && rendersLess(trees, worse, better))
    return isTree(trees, now) ? matchAdded(rulebook, now, before, []) : null;
  // Where nothing was shown, a notice comes up.
  if (isGone(rulebook, now, before) && isTree(trees, now)) return matchAdded(rulebook, now, before, own);
  if (!isTree(trees, before) || !isTree(trees, now)) return undefined;
  const isOtherPage = isOtherRoot(before, now) || isReplaced(trees, better, worse);
  const page = isOtherPage ? matchReturn(rulebook, 'page', saidIn(trees, worse), []) : null;
  if (page !== null) return page;
  // What a context is given is handed round: whoever asks for it shows what it does.
  if (isProvider(now) && isProvider(before)) return null;
  const attributes = attributesOf(rulebook, steps);
  if (attributes.length > 0) return worstOf(attributes);
  // So it does within what is shown all the same; where only words have gone, the rest is still there.
  if (shows(now, before)) return matchAdded(rulebook, now, before, []);
  // The same elements with other words in some of them.
  return shows(before, now) || (isElement(before) && sharesWords(before, now)) ? null : undefined;
}

/** What comes up beside the rest: a notice by its words, what is laid over all else by its class or by what it is called. */
function matchAdded(rulebook: Rulebook, now: string, before: string, own: readonly string[]): PayloadMatch | null {
  const classes = [...now.matchAll(classOf)].filter(([pair]) => !before.includes(pair));
  return worstOf([
    matchHanded(rulebook, newIn(now, before)),
    ...[...own, ...componentsAdded(now, before)].map((name) => matchCall(rulebook, null, name, [])),
    ...classes.map(([, value = '']) => matchWrite(rulebook, 'document.createElement().className', value)),
  ]);
}

/** Components in a tree that are not in the other, by their names. */
function componentsAdded(now: string, before: string): string[] {
  const added = [...now.matchAll(componentOf)].filter(([tag]) => !before.includes(tag));
  return added.map(([, name = '']) => name);
}
const componentOf = /(?:\btag: "|\((?:[^\s"'(),‹›]*\.)?)(\p{Lu}[\w$]*)(?=["),])/gu;
const classOf = /\bclass(?:Name)?: "([^"]*)"/g;

/** What is on one side alone of the values that a symbol decides between. */
function turned({ better, worse }: Sides): Sides {
  const only = (own: string, other: string): string => optionsBeside(own, other)[0] ?? optionsOf(own)[0] ?? '';
  return {
    better: { ...better, returned: only(better.returned, worse.returned) },
    worse: { ...worse, returned: only(worse.returned, better.returned) },
  };
}

/** What attributes of an element that have turned say is what writing them to it would do: `disabled: true`. */
const attributesOf = (rulebook: Rulebook, steps: readonly ReturnStep[]): readonly PayloadMatch[] =>
  steps
    .filter(({ change }) => change === 'true' || change === 'false')
    .flatMap(({ change, texts }) => texts.map((name) => matchWrite(rulebook, `element.${name}`, change)))
    .filter((match) => match !== null);

/** The words on one side that are not on the other. */
export function newIn(text: string, other: string): string[] {
  const known = new Set(stringsIn(other));
  return stringsIn(text).filter((said) => !known.has(said));
}

/** Whether two trees have the same elements, and some of their words in common. */
const sharesWords = (text: string, other: string): boolean => {
  const said = new Set(stringsIn(other).map(withoutMarkup));
  const isShared = (words: string): boolean => words.length > 0 && !elementName.test(words) && said.has(words);
  return frameOf(text) === frameOf(other) && stringsIn(text).map(withoutMarkup).some(isShared);
};
/** A tree without its words: its elements, and which attributes they have. */
const frameOf = (text: string): string =>
  text.replace(/(tag: )?"(?:[^"\\]|\\.)*"/g, (said, tag?: string) => (tag === undefined ? '""' : said));
const withoutMarkup = (text: string): string => text.replace(/<[^<>]*>?/g, '').trim();

/** Whether a tree says all that another does, and more. */
const shows = (text: string, other: string): boolean =>
  newIn(text, other).length > 0 && newIn(other, text).length === 0;

/** Whether what one side shows and the other does not is a notice about something bad. */
const isGone = (rulebook: Rulebook, shown: string, other: string): boolean =>
  (other === 'null' || other === 'undefined' || other === 'false') && matchHanded(rulebook, stringsIn(shown)) !== null;

/** Whether a tree is only a notice by what its component is called, with nothing in it to work with: to have it gone harms nobody. */
function isNotice(rulebook: Rulebook, shown: string): boolean {
  const [root, ...others] = componentsIn(makersOf(rulebook, 'tree'), shown);
  if (root === undefined || others.length > 0 || rootOf(shown).replace(/"/g, '') !== root) return false;
  return namesNotice(rulebook, root.slice(root.lastIndexOf('.') + 1));
}

/** The gravest of several. */
export const worstOf = (matches: readonly (PayloadMatch | null)[]): PayloadMatch | null =>
  matches.reduce<PayloadMatch | null>((worst, match) => {
    if (match === null || worst === null) return match ?? worst;
    return payloadKinds.indexOf(match.kind) < payloadKinds.indexOf(worst.kind) ? match : worst;
  }, null);
