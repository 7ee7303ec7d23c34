/**
 * What a symbol is called: the way it came, as far as the names on it tell what it is. Takes names and values, gives the
 * path of a symbol.
 */
import type { Value } from './value-types.js';

const argumentLimit = 60;

/** Where what a call gives came from: `localStorage.getItem("firstRun")`, `fs.statSync(process.execPath)`. */
export function pathOfCall(name: string, args: readonly Value[]): string {
  const shown = (onlyAsked(args) ?? args).map(pathOfArgument).filter((text): text is string => text !== null);
  return `${name}(${shown.join(', ')})`;
}

const askedLimit = 2;

/**
 * `get({ key: 'trialStart' })`, `findOne({ where: { key: body.key } })`: what is asked for, where it is all that is handed over.
 * Beside a `where`, the rest says how it is given, `{ where: { key }, select: { ends: true } }`.
 */
function onlyAsked(args: readonly Value[]): readonly Value[] | null {
  const [only] = args;
  if (args.length !== 1 || only?.kind !== 'object' || only.brand !== 'plain' || only.open) return null;
  const where = only.properties.get('where');
  if (where?.kind === 'object') return onlyAsked([where]) ?? [where];
  const { size } = only.properties;
  if (size === 0 || size > askedLimit) return null;
  const values = [...only.properties.values()];
  return size === 1 ? (onlyAsked(values) ?? values) : values;
}

/** Too many values to be kept apart: the symbols among them tell what all of them are. */
export const pathOfOptions = (options: readonly Value[]): string => pathsAmong(options) ?? 'choice';

/** An argument as a symbol's path shows it: literal texts and where other symbols came from; null for the rest. */
function pathOfArgument(arg: Value): string | null {
  switch (arg.kind) {
    case 'primitive':
      return typeof arg.value === 'string' && arg.tag.clocks.length === 0
        ? JSON.stringify(arg.value.slice(0, argumentLimit))
        : null;
    case 'native':
      return lastNamesOf(arg.name);
    case 'unknown':
      return lastNamesOf(arg.path);
    case 'choice':
      // `decode(key.ends || key.expires)`: each of the names tells what it is.
      return pathsAmong(arg.options);
    default:
      return null;
  }
}

function pathsAmong(options: readonly Value[]): string | null {
  // `process.env.KEY ?? './key'`: what a machine holds has a name as well.
  const paths = options.flatMap((option) =>
    option.kind === 'unknown' ? [option.path] : option.kind === 'native' ? [option.name] : [],
  );
  return lastNamesOf([...new Set(paths)].join(' | '));
}

/** A path that fits between the brackets of another: of a long way the last names tell most. */
const lastNamesOf = (path: string): string | null =>
  path === ''
    ? null
    : path.length <= argumentLimit
      ? path
      : (/[.|][^.|()]{1,40}$/.exec(path)?.[0].replace(/^[.|]/, '…') ?? null);
