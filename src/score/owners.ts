/**
 * Whose a date is, said around one guard, holds for the others of the same function that ask after the very same symbol: what
 * comes out of a key under one name is a licence's date in each stage of its end. Takes findings, tells licences.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Finding } from '../model.js';
import { writtenFunction } from '../syntax/state-machines.js';
import type { ts } from '../syntax/typescript.js';

/** Symbols that are licences' dates, by function: each with the catalogue entry that says so. */
export type Owners = ReadonlyMap<ts.Node, ReadonlyMap<string, string | null>>;

const placeOf = ({ node }: Guard): ts.Node => writtenFunction(node) ?? node.getSourceFile();
const isFlagged = ({ severity }: Finding): boolean => severity !== 'hidden' && severity !== 'low';

export function ownersIn(all: readonly { readonly guard: Guard; readonly finding: Finding }[]): Owners {
  const owners = new Map<ts.Node, Map<string, string | null>>();
  for (const { guard, finding } of all) {
    if (guard.anchorPath === null || finding.anchor.kind !== 'license' || !isFlagged(finding)) continue;
    const place = placeOf(guard);
    const known = owners.get(place) ?? new Map<string, string | null>();
    owners.set(place, known.set(guard.anchorPath, finding.matched.find((id) => id.startsWith('anchors')) ?? null));
  }
  return owners;
}

/** The catalogue entry by which a guard's symbol is a licence's elsewhere in its function; undefined where it is none. */
export const ownerOf = (owners: Owners, guard: Guard): string | null | undefined =>
  guard.anchorPath === null ? undefined : owners.get(placeOf(guard))?.get(guard.anchorPath);
