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
import { resolve } from '../syntax/scopes.js';
import { maskSecrets } from '../syntax/secrets.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
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

/** A time to the millisecond that is no whole second: people type dates, only builds stamp the millisecond. */
function isStamp(node: ts.Node | null, depth = 0): boolean {
  if (node === null || depth > copyLimit) return false;
  const parts: readonly ts.Node[] = compiler.isNewExpression(node) ? (node.arguments ?? []) : [node];
  const [only] = parts;
  if (only === undefined || parts.length > 1) return false;
  // A copy of the date that is moved on: `new Date(built)`.
  if (compiler.isIdentifier(only)) return isStamp(initializerOf(only), depth + 1);
  if (compiler.isStringLiteralLike(only)) return isFraction(Number(fractionOf.exec(only.text)?.[1] ?? 0));
  const value = compiler.isNumericLiteral(only) ? Number(only.text) : 0;
  return value > 1e12 && value < 1e13 && isFraction(value % 1000);
}

const copyLimit = 3;

function initializerOf(name: ts.Identifier): ts.Node | null {
  const declaration = resolve(name)?.declaration;
  return declaration !== undefined && compiler.isVariableDeclaration(declaration)
    ? (declaration.initializer ?? null)
    : null;
}

const isFraction = (milliseconds: number): boolean => milliseconds !== 0 && milliseconds !== 999;
/** `2026-09-14T10:12:33.120Z`, as a date writes itself. */
const fractionOf = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{3})Z$/;

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
  return { kind: isStamp(node) ? 'build' : 'literal', text, node, entry: null };
}
