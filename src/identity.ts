/**
 * What makes a finding the same one again: its rule, the times at which it harms and what it then does. Not where it
 * stands, what it is called or how it is written, so that the name outlives layout, moves and minifiers; another date or
 * another harm is another finding. Goes in: facts of findings. Comes out: digests.
 */
import { createHash } from 'node:crypto';

const length = 32;

/** What of a finding its fingerprint is made of. */
export interface Identified {
  readonly ruleId: string;
  readonly payload: string;
  readonly period: string | null;
  readonly windows: readonly { readonly every?: string; readonly from: string | null; readonly to: string | null }[];
}

/**
 * When a finding harms, in one line: whatever its release date is. A single window without an end is its start.
 * @example whenOf({ period: null, windows: [{ from: '2008-08-12T00:00:00.000', to: null }], … }) // '2008-08-12T00:00:00.000'
 */
export function whenOf({ period, windows }: Pick<Identified, 'period' | 'windows'>): string {
  if (period !== null) return period;
  const texts = windows.map(
    ({ every, from, to }) => `${every === undefined ? '' : `${every}/`}${from ?? ''}..${to ?? ''}`,
  );
  return texts.length === 1 ? (texts[0] ?? '').replace(/^([^/]+)\.\.$/, '$1') : texts.join(' ');
}

/** Everything that the fingerprint says, as one text: findings for which it is the same are told apart by a number alone. */
export const kindOf = (finding: Identified): string => [finding.ruleId, whenOf(finding), finding.payload].join('\n');

/** The fingerprint of the first finding of its kind, or of a later one by its number from 0: hexadecimal. */
export function fingerprintOf(finding: Identified, number = 0): string {
  const text = number === 0 ? kindOf(finding) : `${kindOf(finding)}\n${number}`;
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** A finding with what orders those of one kind. */
interface Standing extends Identified {
  readonly code: string;
  readonly logicalPlace: string;
  readonly place: { readonly path: string; readonly start: number; readonly line: number; readonly column: number };
}

/**
 * The same findings, those of one kind numbered by what they say and then by where they stand. What a source map leads
 * to one place is one and the same.
 */
export function numbered<T extends Standing>(findings: readonly T[]): T[] {
  const groups = new Map<string, T[]>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    groups.set(kind, [...(groups.get(kind) ?? []), finding]);
  }
  const numbers = new Map<T, number>();
  for (const group of groups.values()) numberThose(group, numbers);
  return findings.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding, numbers.get(finding)) }));
}

function numberThose<T extends Standing>(group: readonly T[], numbers: Map<T, number>): void {
  const places = new Map<string, number>();
  for (const finding of [...group].sort(byWords)) {
    const { path, start, line, column } = finding.place;
    // In an original whose text is not at hand there are no offsets.
    const place = `${path}\n${start}\n${line}:${column}`;
    if (!places.has(place)) places.set(place, places.size);
    numbers.set(finding, places.get(place) ?? 0);
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const squeezed = (code: string): string => code.replace(/\s+/g, '');

const byWords = (a: Standing, b: Standing): number =>
  order(squeezed(a.code), squeezed(b.code)) ||
  order(a.logicalPlace, b.logicalPlace) ||
  order(a.place.path, b.place.path) ||
  a.place.start - b.place.start ||
  a.place.line - b.place.line ||
  a.place.column - b.place.column;
