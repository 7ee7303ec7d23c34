/**
 * The values that a field may hold when it is not known which of its writes have run: the join of those whose hot
 * conditions do not exclude them at this instant. Takes the writes, as `field-writes.ts` finds them.
 */
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { unlessThrown } from './branches.js';
import type { FieldWrite } from './field-writes.js';
import { asksFirst, mayHappen, type Happening } from './happenings.js';
import { keepActivation } from './kept.js';
import { isNothing } from './options.js';
import { withinSteps } from './leash.js';
import type { Run } from './run.js';
import { joinValues, undefinedValue, unknown } from './values.js';
import type { ClassValue, Environment, ObjectValue, Value } from './values.js';

export interface Write {
  readonly write: FieldWrite;
  /** Where the class, or the function that makes such objects, stands. */
  readonly owner: { readonly environment: Environment | null };
}
/** More writes than that say nothing of a field; of what stands in the text, as yes and no do, there may be more. */
const writeLimit = 6;
const plainLimit = 24;

/** Whether a field is written in so many places that they say nothing of it. */
export const isWrittenAllOver = (writes: readonly Write[]): boolean =>
  writes.length > writeLimit &&
  (writes.length > plainLimit || writes.filter(({ write }) => !isPlain(write.value)).length > writeLimit);

/** Steps for what makes a field of itself: where all fields of a class hang together, each asks for all the others. */
const remadeSteps = 2000;

const isPlain = (value: ts.Expression): boolean =>
  compiler.isStringLiteralLike(value) ||
  compiler.isNumericLiteral(value) ||
  value.kind === compiler.SyntaxKind.TrueKeyword ||
  value.kind === compiler.SyntaxKind.FalseKeyword ||
  value.kind === compiler.SyntaxKind.NullKeyword ||
  (compiler.isPrefixUnaryExpression(value) && isPlain(value.operand));

/** Null when the field is not written in the class at all. */
export function mayHappenInClass(
  run: Run,
  initial: Value | null,
  writes: readonly Write[],
  key: string,
  receiver: ObjectValue | ClassValue,
  parameter: Value | null,
): Value | null {
  if (initial === null && writes.every(({ write }) => write.key === null)) return parameter;
  if (isWrittenAllOver(writes)) return unknown(`this.${key}`);
  run.muted++;
  try {
    const values: Value[] = initial === null ? [] : [initial];
    // Whoever asks for it while it is being judged gets what is there before: its other writes asked again would ask in turn.
    if (writes.some(({ write }) => run.judged.has(write.node))) return initial ?? unknown(`this.${key}`);
    // What it is made of itself of is what it was before.
    if (writes.some(({ write }) => run.remade.has(write.node))) {
      run.tangle();
      return initial === null || isNothing(initial) ? unknown(`this.${key}`) : initial;
    }
    const decided: Value[] = [];
    for (const { write, owner } of writes) {
      const node = enclosingFunction(write.node) ?? write.node;
      const environment: Environment = { cells: new Map(), parent: owner.environment, receiver, node };
      const { value, isDecided } = writtenBy(run, write, key, environment);
      if (value === null) continue;
      keepActivation(run, environment, value);
      values.push(value);
      if (isDecided && !asksFirst(write.node, key)) decided.push(value);
    }
    if (values.length === 0) return undefinedValue;
    return (decided.length > 0 ? decided : values).reduce((a, b) => joinValues(a, b));
  } finally {
    run.muted--;
  }
}

/** So many conditions on the way to a condition are asked; further in, a write may have happened. */
const judgedLimit = 2;

interface Written {
  readonly value: Value | null;
  readonly isDecided: boolean;
}

/**
 * What a write leaves in the field; null where it cannot have happened. Where its own condition asks for the field
 * (`if (!this.warned && isOver()) this.warned = true`), that is before it.
 */
function writtenBy(run: Run, write: Write['write'], key: string, environment: Environment): Written {
  const happening = happeningOf(run, write.node, environment);
  const value = happening === 'never' ? null : valueOf(run, write, key, environment);
  if (value === null || write.key !== null) return { value, isDecided: happening === 'decided' };
  const taken = unlessThrown(run, () => run.interpreter.getProperty(run, value, key, write.node));
  // What has no such key leaves the field as it is.
  return { value: taken === null || isNothing(taken) ? null : taken, isDecided: false };
}

function valueOf(run: Run, { value, node }: FieldWrite, key: string, environment: Environment): Value | null {
  const evaluate = (): Value | null => unlessThrown(run, () => run.interpreter.evaluate(run, value, environment));
  if (!mentions(value, key)) return evaluate();
  run.remade.add(node);
  try {
    return withinSteps(run, remadeSteps, evaluate, () => unknown(`this.${key}`));
  } finally {
    run.remade.delete(node);
  }
}

/** Whether a field is made of itself: `this.lease = await renew(this.lease.id)`. */
function mentions(value: ts.Expression, key: string): boolean {
  let isMentioned = false;
  walk(value, (node) => {
    isMentioned ||= compiler.isPropertyAccessExpression(node) && isOfSelf(node) && node.name.text === key;
    return !isMentioned;
  });
  return isMentioned;
}

function happeningOf(run: Run, node: ts.Node, environment: Environment): Happening {
  if (run.judged.size >= judgedLimit) return 'maybe';
  run.judged.add(node);
  try {
    return mayHappen(run, node, environment, null);
  } finally {
    run.judged.delete(node);
  }
}

/** `this`, or a name that it may be kept under. */
const isOfSelf = ({ expression }: ts.PropertyAccessExpression): boolean =>
  expression.kind === compiler.SyntaxKind.ThisKeyword || compiler.isIdentifier(expression);
