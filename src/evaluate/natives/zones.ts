/** Time zones by what names them: `'America/New_York'`, `{ zone: 'utc' }`, `ZoneOffset.UTC`, minutes ahead of UTC. */
import type { Value } from '../values.js';
import { universalZone, zoneNamed } from '../zone-rules.js';

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
  const two = (part: number): string => String(part).padStart(2, '0');
  const distance = Math.abs(minutes);
  return minutes === 0
    ? universalZone
    : `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

/** The zone among the arguments of a call: null where one is asked for that is not known, undefined where none is. */
export function zoneAsked(args: readonly Value[]): string | null | undefined {
  const named = args.map(zoneIn).find((zone) => zone !== null);
  return named ?? (args.some((arg) => optionOf(arg) !== undefined) ? null : undefined);
}

/** The arguments of a call without what only names a zone. */
export const besideZone = (args: readonly Value[]): readonly Value[] =>
  args.filter((arg) => !isOptions(arg) && (arg.kind === 'object' || zoneIn(arg) === null));
const isOptions = (value: Value): boolean =>
  optionOf(value) !== undefined && value.kind === 'object' && !value.properties.has('year');
