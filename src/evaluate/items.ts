/** What a loop, a spread or an array pattern goes over. */
import type { ts } from '../syntax/typescript.js';
import { methodInText } from './coercion.js';
import type { Run } from './run.js';
import { truthiness } from './truth.js';
import { iteratorKey } from './type-words.js';
import { primitive, unknown } from './values.js';
import type { Value } from './values.js';

export interface Items {
  readonly items: readonly Value[];
  /** Whether there may be others, or fewer. */
  readonly open: boolean;
}
const entryPrefix = 'key:';

function entriesOf(value: Extract<Value, { kind: 'object' }>): Items {
  // The entries of a map are kept as pairs.
  const items = [...value.properties].filter(([key]) => key.startsWith(entryPrefix)).map(([, entry]) => entry);
  return { items, open: value.open };
}

/** Arrays, maps, sets, texts and what iterates by the program's own hand are listed; anything else gives one symbol for its items. */
export function itemsOf(run: Run, value: Value, site: ts.Node): Items {
  if (value.kind === 'array') return { items: value.items, open: value.open };
  if (value.kind === 'object' && (value.brand === 'map' || value.brand === 'set')) return entriesOf(value);
  if (value.kind === 'primitive' && typeof value.value === 'string') {
    const characters = [...value.value].slice(0, run.limits.rounds);
    return { items: characters.map((character) => primitive(character, { tag: value.tag })), open: false };
  }
  const iterated = value.kind === 'object' ? iteratedBy(run, value, site) : null;
  if (iterated !== null) return iterated;
  const path = value.kind === 'unknown' ? value.path : value.kind === 'native' ? value.name : 'items';
  return { items: [unknown(`${path}[]`, value.tag)], open: true };
}

/** What the program's own iterator gives; null where the object has none. */
function iteratedBy(run: Run, value: Value, site: ts.Node): Items | null {
  const method =
    methodInText(run, value, iteratorKey, site) ?? methodInText(run, value, '@@Symbol.asyncIterator', site);
  const iterator = method === null ? value : run.interpreter.call(run, method, value, [], site);
  if (iterator !== value && iterator.kind !== 'object') return itemsOf(run, iterator, site);
  const next = methodInText(run, iterator, 'next', site);
  if (next === null) return iterator === value ? null : itemsOf(run, iterator, site);
  const items: Value[] = [];
  while (items.length < run.limits.rounds) {
    const step = run.interpreter.call(run, next, iterator, [], site);
    const isOver = truthiness(run.interpreter.getProperty(run, step, 'done', site));
    if (isOver === true) return { items, open: false };
    items.push(run.interpreter.getProperty(run, step, 'value', site));
    if (isOver === null) return { items, open: true };
  }
  return { items, open: true };
}
