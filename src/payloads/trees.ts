/**
 * Rendered trees on the two sides of a flip: whether one of them shows less of what the program was handed than the
 * other. A tree that shows something else is another page; one that shows less, or nothing, has taken it away.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { stringsIn } from './returns.js';

const written = 'jsx {';
const calls = /([\w$]+)\(/g;
const nothing: ReadonlySet<string> = new Set(['null', 'undefined', 'false']);

const makes = (makers: ReadonlySet<string>, text: string): boolean =>
  [...text.matchAll(calls)].some(([, name]) => makers.has(name ?? ''));

/** Whether the text of a value is that of an element whose parts are known. */
export const isElement = (text: string): boolean => text.startsWith(written);

/** Whether a returned value's text is that of an element: written as one, or made by a library. */
export const isTree = (makers: ReadonlySet<string>, text: string): boolean =>
  isElement(text) || (text.startsWith('‹') && makes(makers, text));

/** The calls that make elements. */
const madeIn = (makers: ReadonlySet<string>, events: readonly TraceEvent[]): readonly TraceEvent[] =>
  events.filter(({ kind, name }) => kind === 'call' && makes(makers, `${name}(`));

/** What a tree shows that comes from elsewhere: what was handed in, what was fetched, not the elements themselves. */
function shownIn(makers: ReadonlySet<string>, { returned, events }: Shown): Set<string> {
  const texts = [returned, ...madeIn(makers, events).flatMap((event) => event.texts)];
  const symbols = texts
    .map((text) => text.replace(dress, ''))
    .flatMap((text) => [...text.matchAll(/‹([^‹›]*)›/g)].map(([, path]) => path ?? ''));
  return new Set(symbols.filter((path) => !makes(makers, path)));
}

/** What an element is dressed in, which is nothing that it shows. */
const dress = /\b(?:class(?:Name)?|id|style|type|role|alt|key|title|placeholder|label|aria-label): ‹[^‹›]*›/g;

/** The element at the root, as far as its text tells it. */
export const rootOf = (text: string): string =>
  /^jsx \{ tag: ("[^"]*")/.exec(text)?.[1] ?? /\(("[^"]*"|[^,)]*)/.exec(text)?.[1] ?? '';
/** Whether a component stands at the root. A template that is written as a text has its elements in there. */
const isComponent = (text: string): boolean =>
  !/^"(?:[a-z]|")/.test(rootOf(text)) && !/^‹(?:[^()]*\.)?html\(/.test(text);

/** Whether the provider of a context stands at the root. */
export const isProvider = (text: string): boolean => /(?:^"|\.)Provider"?$/.test(rootOf(text));

/** Whether another element stands at the root. */
export const isOtherRoot = (before: string, now: string): boolean => rootOf(before) !== rootOf(now);

/** What a tree says, and what the components in it make of themselves. */
export const saidIn = (makers: ReadonlySet<string>, { returned, events }: Shown): string[] => [
  ...stringsIn(returned),
  ...madeIn(makers, events).flatMap(({ texts }) => texts),
];

const settings = /\b(?:class(?:Name)?|id|style|type|role|href|src|alt|key): "[^"]*"/g;

/** What an element of the platform is called. */
export const elementName = /^[a-z][\w-]*$/;

/** Whether nothing of what one tree shows is in the other: with the same element around it, it is another page all the same. */
export function isReplaced(makers: ReadonlySet<string>, before: Shown, now: Shown): boolean {
  const [had, has] = [before, now].map((side) => {
    const { returned } = side;
    const made = madeIn(makers, side.events);
    // What a call makes on both sides is no event of either: only where each side makes its own is all of it seen.
    if (!isElement(returned) && made.length === 0) return [];
    const texts = [returned, ...made.flatMap((event) => event.texts)].map((text) => text.replace(settings, ''));
    const said = texts.flatMap(stringsIn).filter((one) => !elementName.test(one));
    return [...said, ...partsOf(makers, side)];
  });
  if (had === undefined || has === undefined || had.length === 0) return false;
  return has.length > 0 && !has.some((one) => had.includes(one));
}

const tags = /jsx \{ tag: "([^"]*)"|([\w$]+)\("([^"]*)"/g;
/** Elements that the user works with. */
const controls: ReadonlySet<string> = new Set([
  ...['input', 'textarea', 'select', 'button', 'form', 'canvas', 'video', 'audio', 'iframe'],
]);
/** Components in a tree by their names, which an element of the platform has with a small letter and no dash; and controls. */
export const componentsIn = (makers: ReadonlySet<string>, text: string): Set<string> =>
  new Set(
    [...text.matchAll(tags)]
      .map(([, tag, maker, first]) => tag ?? (makers.has(maker ?? '') ? first : undefined) ?? '')
      .filter((tag) => /^\p{Lu}|.[-.]/u.test(tag) || controls.has(tag)),
  );

/** What stands in a tree, as far as it tells it from another: what it shows, and its components. */
const partsOf = (makers: ReadonlySet<string>, side: Shown): string[] => [
  ...shownIn(makers, side),
  ...componentsIn(makers, side.returned),
];

/** One side of the flip: what the function gave back there, and all that happens on that side alone. */
export interface Shown {
  readonly returned: string;
  readonly events: readonly TraceEvent[];
}

/** An element within another of which it is open whether it is shown. */
const openElements = /\} \| |\| jsx \{/;

/** Whether what is rendered on the side of `worse` is nothing, or less than on the other. */
export function rendersLess(makers: ReadonlySet<string>, better: Shown, worse: Shown): boolean {
  if (!isTree(makers, better.returned)) return false;
  if (nothing.has(worse.returned)) return true;
  if (!isTree(makers, worse.returned)) return false;
  const [had, has] = [better, worse].map((side) => new Set(partsOf(makers, side)));
  const [before, now] = [rootOf(better.returned), rootOf(worse.returned)];
  const lost = [...(had ?? [])].some((path) => has?.has(path) !== true);
  const gained = [...(has ?? [])].some((path) => had?.has(path) !== true);
  if (gained || (before !== now && isComponent(worse.returned))) return false;
  // One of two elements that might have been shown either way is nothing that has gone.
  if (before === now && openElements.test(better.returned)) return false;
  return lost || (before !== now && isComponent(better.returned));
}
