/**
 * The evidence: the chain clock → anchor → guard → payload, each link with its place, its code and a sentence.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';
import type { SourceRef } from '../evaluate/values.js';
import type { Program } from '../links/program.js';
import type { Effect, Place, Step } from '../model.js';
import { codeOfNode, oneLine, placeOf, placeOfNode } from '../syntax/places.js';
import { functionName } from '../syntax/scopes.js';
import type { ts } from '../syntax/typescript.js';
import type { AnchorFacts } from './anchors.js';

/** The place of a stretch of text. */
export function placeOfRef(program: Program, ref: SourceRef): Place | null {
  const file = program.parsed(ref.path);
  return file === null ? null : placeOf(file, ref.start, ref.end);
}

/** The place of a node. */
export const placeAt = (program: Program, node: ts.Node): Place => placeOfNode(program.fileOf(node), node);
/** The code of a node, as one line. */
export const codeAt = (program: Program, node: ts.Node): string => oneLine(codeOfNode(program.fileOf(node), node));

function clockStep(program: Program, guard: Guard): Step[] {
  const [ref] = guard.clocks;
  const file = ref === undefined ? null : program.parsed(ref.path);
  if (ref === undefined || file === null) return [];
  return [
    {
      role: 'clock',
      place: placeOf(file, ref.start, ref.end),
      code: oneLine(file.tree.text.slice(ref.start, ref.end)),
      text: 'the clock is read',
    },
  ];
}

function anchorStep(program: Program, anchor: AnchorFacts): Step[] {
  if (anchor.node === null) return [];
  return [
    {
      role: 'anchor',
      place: placeAt(program, anchor.node),
      code: codeAt(program, anchor.node),
      text: anchorTexts[anchor.kind],
    },
  ];
}
const anchorTexts: Readonly<Record<AnchorFacts['kind'], string>> = {
  literal: 'the date stands in the text',
  build: 'the date of the build, or of the data it ships with',
  'first-run': 'the date of the first run is remembered here',
  'last-run': 'the time of the last run is remembered here',
  license: 'the date comes from a licence',
  credential: 'the date comes from a credential in the text',
  server: 'the time comes from a server',
  data: 'the date comes from other data',
};

const payloadLimit = 8;

/** What the flip brings about, as plain data. */
export const effectsOf = (program: Program, harm: Harm): Effect[] =>
  harm.effects.map(({ kind, node, within, title, detail }) => ({
    kind,
    place: placeAt(program, node),
    code: codeAt(program, node),
    within: functionName(within),
    text: oneLine(`${title}: ${detail}`, 160),
  }));

/** The whole chain, in its order. */
export function stepsOf(program: Program, guard: Guard, anchor: AnchorFacts, effects: readonly Effect[]): Step[] {
  const guardStep: Step = {
    role: 'guard',
    place: placeAt(program, guard.node),
    code: codeAt(program, guard.node),
    text: guard.via === 'timer' ? 'a timer is armed for the date' : 'time becomes a yes or no',
  };
  const payload = effects
    .slice(0, payloadLimit)
    .map((effect): Step => ({ role: 'payload', place: effect.place, code: effect.code, text: effect.text }));
  return [...clockStep(program, guard), ...anchorStep(program, anchor), guardStep, ...payload];
}
