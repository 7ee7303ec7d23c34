/**
 * Functions made ready to be followed: which of their names stand in which slot of a frame, and what their bodies do.
 * Takes the tree of a function, gives a plan; a body is made ready at its first call.
 */
import { definitionAt } from '../syntax/scopes.js';
import type { Definition, Scope } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { notFollowed } from './values.js';
import type { Frame, Value } from './values.js';

export type Code = (frame: Frame | null) => Value;

/** How a statement ends; null where the next one follows. */
export type Ending = 'break' | 'continue' | 'return' | null;
export type Step = (frame: Frame) => Ending;

export interface Plan {
  readonly node: ts.FunctionLikeDeclaration;
  readonly around: Plan | null;
  readonly slots: Map<Definition, number>;
  readonly isArrow: boolean;
  /** What a call costs besides what it calls. */
  readonly size: number;
  body: Body | null;
}

export interface Body {
  /** Puts arguments and inner functions into a fresh frame. */
  readonly enter: (frame: Frame) => void;
  readonly run: Step;
}

export const planOf = (node: ts.FunctionLikeDeclaration, around: Plan | null): Plan => ({
  node,
  around,
  slots: new Map(),
  isArrow: compiler.isArrowFunction(node),
  size: 1 + Math.floor((node.end - node.pos) / 64),
  body: null,
});

/** The function whose frame holds what a definition stands for; null outside of functions. */
function ownerOf({ scope, declaration }: Definition): ts.Node | null {
  if (compiler.isIdentifier(scope.node)) return declaration;
  let outer: Scope | null = scope;
  while (outer !== null && !outer.isFunction) outer = outer.parent;
  return outer === null ? null : outer.node;
}

/** Where a plan finds what a definition stands for: so many frames out, in that slot; null where it stands in none of them. */
export function slotOf(
  plan: Plan | null,
  definition: Definition,
): { readonly out: number; readonly slot: number } | null {
  const owner = ownerOf(definition);
  let out = 0;
  for (let one = plan; one !== null; one = one.around, out++) {
    if (one.node !== owner) continue;
    const known = one.slots.get(definition);
    const slot = known ?? one.slots.size;
    if (known === undefined) one.slots.set(definition, slot);
    return { out, slot };
  }
  return null;
}

/** The frame so many functions out. */
export function frameOut(frame: Frame | null, out: number): Frame {
  let one = frame;
  for (let left = out; left > 0 && one !== null; left--) one = one.parent;
  return one ?? notFollowed();
}

/** Puts a value into the slot of a declared name. */
export function setterOf(plan: Plan, name: ts.BindingName): (frame: Frame, value: Value) => void {
  const definition = compiler.isIdentifier(name) ? definitionAt(name) : null;
  const place = definition === null ? null : slotOf(plan, definition);
  if (place?.out !== 0) return notFollowed;
  return (frame, value) => void (frame.slots[place.slot] = value);
}

/** What makers of code ask of the machine that follows it. */
export interface Follower {
  readonly globals: ReadonlyMap<string, Value>;
  readonly spend: (steps: number) => void;
  readonly plan: (node: ts.FunctionLikeDeclaration, around: Plan | null) => Plan;
  /** What an expression is worth in a frame of the plan. */
  readonly codeOf: (plan: Plan | null, node: ts.Expression) => Code;
  readonly stepOf: (plan: Plan, node: ts.Statement) => Step;
  readonly global: (name: string) => Value;
  readonly call: (callee: Value, self: Value, args: readonly Value[]) => Value;
  readonly construct: (callee: Value, args: readonly Value[]) => Value;
  readonly member: (owner: Value, key: string) => Value;
  readonly callMember: (owner: Value, key: string, args: readonly Value[]) => Value;
  readonly setMember: (owner: Value, key: Value, value: Value) => void;
  /** What a name outside of the calls at hand stands for. */
  readonly outer: (definition: Definition) => Value;
  readonly setOuter: (definition: Definition, value: Value) => void;
}
