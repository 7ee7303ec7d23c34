/**
 * Follows plain code from end to end within a budget: decoders of hidden texts, and what sets their tables up. Takes the
 * trees of expressions, gives values. On demand: what a name outside of functions stands for is worked out when it is asked
 * for. Nothing is executed: no code of the scanned program ever becomes code of this one.
 */
import { immediateCall } from '../syntax/immediate-call.js';
import { withoutParentheses } from '../syntax/parentheses.js';
import { referencesTo, writesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { codeOf } from './expressions.js';
import { makeGlobals, namedGlobal } from './globals.js';
import { methodOf } from './natives.js';
import { planOf } from './plans.js';
import type { Code, Follower, Plan, Step } from './plans.js';
import { bodyOf, stepOf } from './statements.js';
import { failed, Fn, List, Named, Native, notFollowed, Rec, Thrown } from './values.js';
import type { Frame, Value } from './values.js';
import { isObject, numberOf, sizeLimit, textOf } from './coercion.js';
import { onlyValue } from './settled.js';

const depthLimit = 120;
/** One text costs some thousands, a long one under two ciphers a hundred times as much. */
const leash = 1_000_000;

export class Machine implements Follower {
  readonly globals = makeGlobals();
  readonly #cells = new Map<Definition, { value: Value; isKnown: boolean }>();
  readonly #plans = new Map<ts.Node, Plan>();
  /** What is left for all, and for the call at hand. */
  #steps: number;
  #leash = leash;
  #depth = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** Whether the budget is used up. */
  get isSpent(): boolean {
    return this.#steps <= 0;
  }

  spend(steps: number): void {
    this.#steps -= steps;
    this.#leash -= steps;
    if (this.#steps <= 0 || this.#leash <= 0) notFollowed();
  }

  /** What an expression outside of any call is worth; throws what is not followed. */
  evaluate(node: ts.Expression): Value {
    this.#leash = leash;
    return this.codeOf(null, node)(null);
  }

  codeOf = (plan: Plan | null, node: ts.Expression): Code => codeOf(this, plan, node);
  stepOf = (plan: Plan, node: ts.Statement): Step => stepOf(this, plan, node);

  plan(node: ts.FunctionLikeDeclaration, around: Plan | null): Plan {
    let plan = this.#plans.get(node);
    if (plan?.around !== around) {
      plan = planOf(node, around);
      this.#plans.set(node, plan);
    }
    return plan;
  }

  global(name: string): Value {
    return this.globals.has(name) ? this.globals.get(name) : notFollowed();
  }

  call = (callee: Value, self: Value, args: readonly Value[]): Value => {
    if (callee instanceof Native) {
      this.spend(1);
      return callee.call(self, args);
    }
    if (callee instanceof Fn) return this.#enter(callee, self, args);
    return callee instanceof Named ? notFollowed() : failed('not a function');
  };

  construct(callee: Value, args: readonly Value[]): Value {
    if (!(callee instanceof Fn))
      return callee instanceof Native ? callee.call(undefined, args) : this.call(callee, undefined, args);
    const prototype = this.member(callee, 'prototype');
    const made = new Rec(prototype instanceof Rec ? prototype : null);
    const given = this.#enter(callee, made, args);
    return isObject(given) ? given : made;
  }

  #enter(callee: Fn, self: Value, args: readonly Value[]): Value {
    const { plan } = callee;
    if (this.#depth >= depthLimit) return notFollowed();
    this.spend(plan.size);
    const body = (plan.body ??= bodyOf(this, plan));
    const frame: Frame = {
      slots: [],
      parent: callee.frame,
      self: plan.isArrow ? callee.boundSelf : self,
      callee,
      args,
      result: undefined,
      label: null,
    };
    this.#depth++;
    try {
      body.enter(frame);
      return body.run(frame) === 'return' ? frame.result : undefined;
    } finally {
      this.#depth--;
    }
  }

  member(owner: Value, key: string): Value {
    if (owner === null || owner === undefined) return failed('nothing has members');
    if (owner instanceof List || typeof owner === 'string') {
      const items = typeof owner === 'string' ? owner : owner.items;
      if (key === 'length') return items.length;
      if (/^\d+$/.test(key)) return items[Number(key)];
    }
    if (owner instanceof List && owner.own.has(key)) return owner.own.get(key);
    if (typeof owner === 'string' && (key === 'constructor' || key === '__proto__')) return this.#madeBy('String', key);
    if (owner instanceof Rec) {
      for (let one: Rec | null = owner; one !== null; one = one.prototype)
        if (one.own.has(key)) return one.own.get(key);
      if (key === 'prototype' && owner instanceof Fn) return this.#prototypeOf(owner);
    }
    const method = methodOf(owner, key);
    if (method !== undefined) return new Native((_self, args) => method(args, this.call));
    return namedGlobal(this.globals, owner, key) ?? unknownMember(owner, key);
  }

  /** What a value has from the function that makes all of its kind. */
  #madeBy(name: string, key: string): Value {
    const maker = this.global(name);
    if (key === 'constructor') return maker;
    const prototype = new Rec();
    prototype.own.set('constructor', maker);
    return prototype;
  }

  #prototypeOf(owner: Fn): Rec {
    const prototype = new Rec();
    owner.own.set('prototype', prototype);
    return prototype;
  }

  /** A call of a member, without a function made of the method. */
  callMember(owner: Value, key: string, args: readonly Value[]): Value {
    const isOwn = owner instanceof Rec && (owner.own.has(key) || owner.prototype !== null);
    const method = isOwn ? undefined : methodOf(owner, key);
    if (method === undefined) return this.call(this.member(owner, key), owner, args);
    this.spend(1 + (typeof owner === 'string' ? owner.length >> 6 : 0));
    return method(args, this.call);
  }

  setMember(owner: Value, key: Value, value: Value): void {
    if (owner instanceof List) {
      const index = typeof key === 'number' ? key : /^\d+$/.test(textOf(key)) ? Number(key) : -1;
      if (index > sizeLimit) return notFollowed();
      if (key === 'length') return resize(owner, numberOf(value));
      if (index < 0 || !Number.isInteger(index)) return void owner.own.set(textOf(key), value);
      while (owner.items.length < index) owner.items.push(undefined);
      owner.items[index] = value;
    } else if (owner instanceof Rec) owner.own.set(textOf(key), value);
    else failed('nothing has members');
  }

  /** What a name stands for that no call at hand defines: a function, or what it is declared as and never given anew. */
  outer(definition: Definition): Value {
    const known = this.#cells.get(definition);
    if (known !== undefined) return known.isKnown ? known.value : notFollowed();
    const cell = { value: undefined as Value, isKnown: false };
    this.#cells.set(definition, cell);
    cell.value = this.#declared(definition);
    cell.isKnown = true;
    try {
      this.#setUp(definition, cell.value);
    } catch (error) {
      cell.isKnown = false;
      throw error instanceof Thrown ? notFollowed() : error;
    }
    return cell.value;
  }

  /** Functions that put another in their own place do so for good. */
  setOuter(definition: Definition, value: Value): void {
    const cell = this.#cells.get(definition);
    if (cell?.isKnown !== true) return notFollowed();
    cell.value = value;
  }

  #declared(definition: Definition): Value {
    const { declaration, kind, others } = definition;
    const writes = writesTo(definition).filter(({ node }) => node.pos < declaration.pos || node.end > declaration.end);
    const [only] = writes;
    if (writes.length > 1 || others.length > 0) return notFollowed();
    if (only !== undefined) return this.codeOf(null, onlyValue(definition, only) ?? notFollowed())(null);
    if (kind === 'function') {
      const node = declaration as ts.FunctionDeclaration;
      return new Fn(node, this.plan(node, null), null, undefined);
    }
    const isPlain =
      kind === 'variable' && compiler.isVariableDeclaration(declaration) && compiler.isIdentifier(declaration.name);
    const { initializer } = declaration as ts.VariableDeclaration;
    return isPlain && initializer !== undefined ? this.codeOf(null, initializer)(null) : notFollowed();
  }

  /** Runs what the program does with a table before anybody asks it: members that are set, functions called in place on it. */
  #setUp(definition: Definition, value: Value): void {
    if (!isObject(value)) return;
    for (const mention of referencesTo(definition)) {
      const { parent } = mention;
      const work = compiler.isCallExpression(parent) ? turning(parent, mention) : fillOf(parent, mention, definition);
      if (work === null) continue;
      // A table is set up once, however long that takes.
      const left = this.#leash;
      this.#leash = Infinity;
      this.codeOf(null, work)(null);
      this.#leash = left;
    }
  }
}

/** `list.length = 2` */
function resize({ items }: List, length: number): void {
  if (!(length >= 0 && length <= sizeLimit)) return notFollowed();
  items.length = Math.min(items.length, length);
  while (items.length < length) items.push(undefined);
}

/** `(function (table, count) { … })(table, 0x1f3)` */
function turning(call: ts.CallExpression, mention: ts.Expression): ts.Expression | null {
  const callee = withoutParentheses(call.expression);
  const isInPlace = callee !== mention && compiler.isFunctionExpression(callee) && immediateCall(callee) === call;
  return isInPlace && compiler.isExpressionStatement(statementOf(call)) ? call : null;
}

const statementOf = (node: ts.Node): ts.Node => {
  let { parent } = node;
  while (
    compiler.isParenthesizedExpression(parent) ||
    compiler.isBinaryExpression(parent) ||
    compiler.isPrefixUnaryExpression(parent)
  )
    ({ parent } = parent);
  return parent;
};

/** `table.key = …` as a statement beside the declaration. */
function fillOf(parent: ts.Node, mention: ts.Expression, { scope }: Definition): ts.Expression | null {
  const isMember = compiler.isPropertyAccessExpression(parent) || compiler.isElementAccessExpression(parent);
  if (!isMember || parent.expression !== mention) return null;
  const { parent: assignment } = parent;
  const isFill =
    compiler.isBinaryExpression(assignment) &&
    assignment.left === parent &&
    assignment.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  if (!isFill) return null;
  const statement = statementOf(assignment);
  const { node } = scope;
  const body = compiler.isFunctionLike(node) ? (node as ts.FunctionLikeDeclaration).body : node;
  return compiler.isExpressionStatement(statement) && statement.parent === body ? assignment : null;
}

/** What the language gives to all of a kind is not followed where it is not known; nothing else is there. */
function unknownMember(owner: Value, key: string): Value {
  const given = owner instanceof List ? [] : owner instanceof Fn || owner instanceof Native ? Machine : {};
  if (owner instanceof Named) return notFollowed();
  if (owner instanceof List || owner instanceof Rec) return key in given ? notFollowed() : undefined;
  return /^\d+$/.test(key) ? undefined : notFollowed();
}
