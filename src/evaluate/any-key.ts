/**
 * What an object was given under keys that nobody knows: `copy[key] = source[key]`, `{ ...source }`. Whoever asks it for a
 * name gets what the source has under that name. Takes objects, keys and values; knows no syntax.
 */
import { isNothing } from './options.js';
import type { Run } from './run.js';
import { joinAll, joinValues, tagOf, undefinedValue, unknown, withTag } from './values.js';
import type { ObjectValue, Tag, Unknown, Value } from './values.js';

const anyKey = '[[any]]';
const otherPath = 'other key';

/** `owner[key] = value`, where the key is not known. */
export function writeAny(run: Run, owner: Value, value: Value): void {
  if (owner.kind === 'choice') for (const option of owner.options) writeAny(run, option, value);
  if (owner.kind === 'array')
    run.store.setItems(
      owner,
      owner.items.length === 0 ? [value] : owner.items.map((item) => joinValues(item, value)),
      true,
    );
  if (owner.kind !== 'object') return;
  run.store.setOpen(owner);
  const before = owner.properties.get(anyKey);
  run.store.setProperty(owner, anyKey, before === undefined ? value : joinValues(before, value));
}

/** What a spread of a symbol leaves in an object that is being made; of `options || {}` each may be it. */
export function spreadAny(object: ObjectValue, source: Value): void {
  object.open = true;
  if (source.kind === 'choice') for (const option of source.options) spreadAny(object, option);
  if (source.kind === 'unknown') object.properties.set(anyKey, copiedOf(source));
}

/** What stands under any of a symbol's keys. */
export const copiedOf = (source: Unknown): Value => unknown(`${source.path}[]`, source.tag);

/** Whether something was written under a key that nobody knows. */
export const hasAny = (target: ObjectValue): boolean => target.properties.has(anyKey);

/** The key that a loop over an object's keys is at, besides those that are known. */
export const otherKey = (tag: Tag): Value => unknown(otherPath, tag);

/** What stands under such a key, where it is known. */
export const underOther = ({ properties }: ObjectValue, key: Value): Value | null =>
  key.kind === 'unknown' && key.path === otherPath ? (properties.get(anyKey) ?? null) : null;

/** The way to what an element was taken of, under whatever key. */
function ownerPath(path: string): string {
  if (!path.endsWith(']')) return path;
  let depth = 0;
  for (let at = path.length - 1; at >= 0; at--) {
    const sign = path.charAt(at);
    if (sign === ']') depth++;
    if (sign === '[' && --depth === 0) return path.slice(0, at);
  }
  return path;
}

const severalLimit = 2;
const isCopied = (value: Value): boolean => value.kind === 'unknown' && value.path.endsWith(']');
const isTimed = (value: Value): boolean =>
  value.kind === 'date' || value.kind === 'object' || tagOf(value).clocks.length > 0;

/** What may stand under a name that was never written as such; null where nothing was written under an unknown key. */
export function readAny(target: ObjectValue, key: string): Value | null {
  const any = target.properties.get(anyKey);
  if (any === undefined) return null;
  const written = (any.kind === 'choice' ? any.options : [any]).filter((option) => !isNothing(option));
  // Many different things under as many keys say nothing of one of them: what was copied does, and what holds a time.
  const options =
    written.length > severalLimit ? written.filter((option) => isCopied(option) || isTimed(option)) : written;
  const values = options.map((option) =>
    option.kind === 'unknown'
      ? unknown(`${ownerPath(option.path)}.${key}`, option.tag)
      : joinValues(undefinedValue, option),
  );
  return values.length === 0 ? null : withTag(joinAll(values), any.tag);
}
