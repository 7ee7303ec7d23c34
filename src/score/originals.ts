/**
 * A finding in generated code, told at its original: place, code and name as a source map leads to them, and the
 * generated place beside them. What the map does not know of keeps to the generated text.
 */
import posix from 'node:path/posix';
import type { Effect, Finding, Place, Step } from '../model.js';
import type { LedBack, Original } from '../sourcemaps/lead-back.js';
import { functionName } from '../syntax/scopes.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { namesOfGuard } from './words.js';

/**
 * Names the place of a node without a line number: `license.ts#isExpired`, and with the name of a module within a
 * bundle `app.js:src/license.ts#isExpired`.
 */
export function logicalPlaceOf({ path }: Place, node: ts.Node, module: string | null = null): string {
  const owner = writtenFunction(node) ?? node.getSourceFile();
  const file = posix.basename(path);
  return `${module === null ? file : `${file}:${module}`}#${functionName(owner)}`;
}

/** What the original of a guard is called. */
export const wordsOfOriginal = (original: Original | null): string[] =>
  original === null ? [] : [...original.names, ...(original.node === null ? [] : namesOfGuard(original.node))];

/** Every place that a finding names. */
export const placesOf = ({ place, steps, effects, anchor }: Finding): Place[] => [
  place,
  ...steps.map((step) => step.place),
  ...effects.map((effect) => effect.place),
  ...(anchor.place === null ? [] : [anchor.place]),
];

/** The finding at its original; as it is where no map knows of its guard. */
export function atOriginal(finding: Finding, originals: LedBack): Finding {
  const original = originals.of(finding.place);
  if (original === null) return finding;
  const moved = <T extends Step | Effect>(one: T): T => {
    const from = originals.of(one.place);
    return from === null ? one : { ...one, place: from.place, code: from.code ?? one.code };
  };
  const within = (effect: Effect): string => ownerOf(originals.of(effect.place)) ?? effect.within;
  const { anchor } = finding;
  return {
    ...finding,
    ...identityOf(finding, original),
    anchor: anchor.place === null ? anchor : { ...anchor, place: originals.of(anchor.place)?.place ?? anchor.place },
    steps: finding.steps.map(moved),
    effects: finding.effects.map((effect) => ({ ...moved(effect), within: within(effect) })),
    isMapped: true,
    generated: [{ place: finding.place, code: finding.code, by: 'source-map' }],
  };
}

/** The name of the function that the original stands in. */
function ownerOf(original: Original | null): string | null {
  const node = original?.node ?? null;
  return node === null ? null : functionName(writtenFunction(node) ?? node.getSourceFile());
}

/** With the original code at hand, the finding is called what a scan of the sources would call it. */
function identityOf(finding: Finding, { place, node, code }: Original) {
  if (node === null || !compiler.isExpression(node)) {
    const [, owner = ''] = finding.logicalPlace.split('#');
    return { place, code: code ?? finding.code, logicalPlace: `${posix.basename(place.path)}#${owner}` };
  }
  return { place, code: code ?? finding.code, logicalPlace: logicalPlaceOf(place, node) };
}
