/** Time zones by what names them: `'America/New_York'`, `{ zone: 'utc' }`, `ZoneOffset.UTC`, minutes ahead of UTC. */
import { noTag, tagOf } from '../values.js';
import type { Tag, Value } from '../values.js';
import { universalZone, zoneNamed } from '../zone-rules.js';
import { two } from './conversions.js';

/** The zone that a value names; null where it names none that is known. */
export function zoneIn(value: Value): string | null {
  switch (value.kind) {
    case 'native':
      return /\.UTC$|\.utcInstance$/.test(value.name) ? universalZone : null;
    case 'primitive':
      return typeof value.value === 'string' ? zoneNamed(value.value) : null;
    case 'object': {
      const named = optionOf(value);
      return named === undefined ? null : (zoneIn(named) ?? zoneOfNumber(named));
    }
    default:
      return null;
  }
}

const optionOf = (value: Value): Value | undefined =>
  value.kind === 'object' ? (value.properties.get('zone') ?? value.properties.get('timeZone')) : undefined;

/** Minutes ahead of UTC; few of them are hours. */
export function zoneOfNumber(value: Value | undefined): string | null {
  const given = value?.kind === 'primitive' && typeof value.value === 'number' ? value.value : NaN;
  const minutes = Math.abs(given) < 16 ? given * 60 : given;
  if (!Number.isInteger(minutes) || Math.abs(minutes) > 16 * 60) return null;
  const distance = Math.abs(minutes);
  return minutes === 0
    ? universalZone
    : `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

/** A zone that is asked for: its name, null where that is not known, and what the finding rests on then. */
export interface AskedZone {
  readonly name: string | null;
  readonly tag: Tag;
}

/** The zone among the arguments of a call; null where none is asked for. */
export function zoneAsked(args: readonly Value[]): AskedZone | null {
  for (const arg of args) {
    const name = zoneIn(arg);
    if (name !== null) return { name, tag: tagOf(optionOf(arg) ?? arg) };
  }
  return args.some((arg) => optionOf(arg) !== undefined) ? { name: null, tag: noTag } : null;
}

/** The arguments of a call without what only names a zone. */
export const besideZone = (args: readonly Value[]): readonly Value[] =>
  args.filter((arg) => !isOptions(arg) && (arg.kind === 'object' || zoneIn(arg) === null));
const isOptions = (value: Value): boolean =>
  optionOf(value) !== undefined && value.kind === 'object' && !value.properties.has('year');
