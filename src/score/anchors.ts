/**
 * What the clock is held against, in the words of the glossary: a literal, the build, the first run, a licence …
 */
import type { Guard } from '../evaluate/guard.js';
import type { Program } from '../links/program.js';
import type { AnchorKind } from '../model.js';
import { classifyAnchor, isOfCredential } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { nodeAt } from '../syntax/node-at.js';
import { oneLine } from '../syntax/places.js';
import { maskSecrets } from '../syntax/secrets.js';
import type { ts } from '../syntax/typescript.js';
import { isStamp } from './stamps.js';
import { namesOfAnchor } from './words.js';

export interface AnchorFacts {
  readonly kind: AnchorKind;
  readonly text: string;
  readonly node: ts.Node | null;
  /** The catalogue entry that says what it is. */
  readonly entry: string | null;
}

/** The node of the anchor in the text. */
export function anchorNodeOf(program: Program, guard: Guard): ts.Node | null {
  const { anchorFrom } = guard;
  const file = anchorFrom === null ? null : program.parsed(anchorFrom.path);
  if (anchorFrom === null || file === null) return null;
  return nodeAt(file.tree, anchorFrom.start, (node) => node.end === anchorFrom.end);
}

/** Classes the anchor of a guard; `names` are those that hold it and the guard. */
export function anchorOf(rulebook: Rulebook, program: Program, guard: Guard, names: readonly string[]): AnchorFacts {
  const node = anchorNodeOf(program, guard);
  const text =
    node === null
      ? maskSecrets(guard.anchorPath ?? (guard.timing === 'recurring' ? 'the calendar' : 'a date in the text'))
      : oneLine(node.getText());
  if (guard.anchorPath !== null) {
    const found = classifyAnchor(rulebook, guard.anchorPath, names);
    return { kind: found.kind, text: maskSecrets(guard.anchorPath), node, entry: found.entry };
  }
  const credential = guard.inKey ? isOfCredential(rulebook, guard.matched) : null;
  if (credential !== null) return { kind: 'credential', text, node, entry: credential };
  const key = guard.inKey ? classifyAnchor(rulebook, 'decoded key', [...names, ...namesOfAnchor(node)]) : null;
  if (key?.kind === 'credential') return { kind: 'credential', text, node, entry: key.entry };
  const found = classifyAnchor(rulebook, '', namesOfAnchor(node));
  if (found.kind === 'build' && guard.timing === 'absolute') return { kind: 'build', text, node, entry: found.entry };
  return { kind: isStamp(program, node) ? 'build' : 'literal', text, node, entry: null };
}
