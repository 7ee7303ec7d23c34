/**
 * What comes back from calls that lead out of the program: the default beside a key, a copy of what was handed in.
 * Takes a call, gives what it is worth by the catalogue of keepers, or null where nobody knows.
 */
import type { ts } from '../syntax/typescript.js';
import type { KeeperEntry } from '../rulebook/keepers.js';
import { declaredDefault, providedTo } from './declared.js';
import { isHidden } from './natives/array-items.js';
import type { Run } from './run.js';
import { pathOfCall } from './symbol-paths.js';
import { heldKey } from './trace.js';
import { isClocked, joinValues, noTag, objectValue, tagOf, unknown } from './values.js';
import type { ObjectValue, Value } from './values.js';

const depthLimit = 4;

export function givenBack(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  const entry = run.lexicon.giverNamed(/[^./\s()"']*$/.exec(name)?.[0] ?? '');
  if (entry === null) return null;
  if (entry.gives === 'copy') return args.length < 2 ? null : copied(run, entry, args, site);
  return (
    keptOrNow(run, name, args, site) ?? fallback(args) ?? held(args) ?? declared(run, args) ?? providedTo(run, site)
  );
}

const isText = (value: Value | undefined): boolean => value?.kind === 'primitive' && typeof value.value === 'string';
const isKey = (value: Value | undefined): boolean =>
  isText(value) || (value?.kind === 'array' && value.items.every(isText));

/**
 * `config.get('end', '2027-01-01')`: a date beside the key is what the release ships with. Anything else may be handed for
 * many reasons, `null` for a first run among them.
 */
function fallback(args: readonly Value[]): Value | null {
  const last = args.at(-1);
  const isDate = last?.kind === 'date' || (last?.kind === 'primitive' && last.from !== null);
  return last !== undefined && isDate && isKey(args.at(-2)) ? last : null;
}

/** `get('installDate', Date.now())`: what an earlier run has kept or, where nothing is kept yet, the present. */
function keptOrNow(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  const last = args.at(-1);
  const isNow = last !== undefined && (last.kind === 'date' || last.kind === 'primitive') && isClocked(last);
  if (!isNow || !isKey(args.at(-2))) return null;
  return joinValues(unknown(pathOfCall(name, args), noTag, { from: run.ref(site) }), last);
}

/** `get(store)`: what the store was made with. */
function held([store, ...others]: readonly Value[]): Value | null {
  return store?.kind === 'object' && others.length === 0 ? (store.properties.get(heldKey) ?? null) : null;
}

/** `config.get('license.end')`, where a default is declared for a setting of that name. */
function declared(run: Run, args: readonly Value[]): Value | null {
  const last = args.at(-1);
  const key = last?.kind === 'primitive' && typeof last.value === 'string' ? last.value : null;
  return key === null ? null : declaredDefault(run, key.slice(key.lastIndexOf('.') + 1));
}

const isPlain = (value: Value | undefined): value is ObjectValue => value?.kind === 'object' && value.brand === 'plain';
const isFlag = (value: Value | undefined): boolean => value?.kind === 'primitive' && typeof value.value === 'boolean';

function copied(run: Run, { kept, call }: KeeperEntry, args: readonly Value[], site: ts.Node): Value | null {
  // `$.extend(true, …)` goes into what it copies, as others always do: that much more is never wrong by a date.
  const given = isFlag(args[0]) ? args.slice(1) : args;
  const [target] = given;
  if (target === undefined || !given.some(isPlain)) return null;
  const inOrder = kept === 'first' ? [...given].reverse() : given;
  const copy = inOrder.reduce<ObjectValue>((made, one) => withAll(made, one, 0), objectValue());
  if (kept !== 'new') writeAll(run, target, copy, site);
  return copy.path === '' && copy.open ? { ...copy, path: call } : copy;
}

/** An object with the properties of both; what cannot be seen into leaves it open. */
function withAll(made: ObjectValue, source: Value, depth: number): ObjectValue {
  if (!isPlain(source)) {
    const hasNothing = source.kind === 'primitive' || source.kind === 'function';
    const path = made.path === '' && source.kind === 'unknown' ? source.path : made.path;
    return hasNothing ? made : { ...made, open: true, path, tag: tagOf(made, source) };
  }
  const properties = new Map(made.properties);
  for (const [key, value] of source.properties) {
    if (isHidden(key)) continue;
    const before = properties.get(key);
    const goesInto = depth < depthLimit && isPlain(before) && isPlain(value);
    properties.set(key, goesInto ? withAll(before, value, depth + 1) : value);
  }
  const path = made.path === '' ? source.path : made.path;
  return { ...made, properties, open: made.open || source.open, path, tag: tagOf(made, source) };
}

/** What is copied into has it from then on, also where it was handed in. */
function writeAll(run: Run, target: Value, copy: ObjectValue, site: ts.Node): void {
  if (target.kind !== 'object' && target.kind !== 'unknown' && target.kind !== 'function') return;
  run.muted++;
  try {
    for (const [key, value] of copy.properties) {
      if (target.kind === 'unknown')
        run.interpreter.setProperty(
          run,
          target,
          key,
          joinValues(unknown(`${target.path}.${key}`, target.tag), value),
          site,
        );
      else run.store.setProperty(target, key, value);
    }
  } finally {
    run.muted--;
  }
}
