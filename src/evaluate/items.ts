/** What a loop, a spread or an array pattern goes over. */
import type { Run } from './run.js';
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

/** Arrays, maps, sets and texts are listed; anything else gives one symbol for its items. */
export function itemsOf(run: Run, value: Value): Items {
  if (value.kind === 'array') return { items: value.items, open: value.open };
  if (value.kind === 'object' && (value.brand === 'map' || value.brand === 'set')) return entriesOf(value);
  if (value.kind === 'primitive' && typeof value.value === 'string') {
    const characters = [...value.value].slice(0, run.limits.rounds);
    return { items: characters.map((character) => primitive(character, { tag: value.tag })), open: false };
  }
  const path = value.kind === 'unknown' ? value.path : value.kind === 'native' ? value.name : 'items';
  return { items: [unknown(`${path}[]`, value.tag)], open: true };
}
