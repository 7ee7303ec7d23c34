/**
 * Components that are written as an object of options: what `this` is in their functions. What a framework puts there
 * under which option is in the catalogue of keepers. Takes a function in such an object, gives the receiver.
 */
import { NodeMap } from '../syntax/node-map.js';
import { memberText } from '../syntax/member-facts.js';
import { optionsDrawnBy } from '../syntax/drawn-options.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { fieldWriteAt, writesTo } from './field-writes.js';
import type { FieldWrite } from './field-writes.js';
import { unboxed } from './keepers.js';
import { getterKey } from './natives/objects.js';
import type { Run } from './run.js';
import { objectValue } from './values.js';
import type { KeeperEntry } from '../rulebook/keepers.js';
import type { FunctionValue, ObjectValue, Value } from './values.js';
import { mayHappenInClass } from './written-fields.js';

/** What stands behind an option, as a member of the object that the component is written as. */
type Option = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>;

const isOption = (node: ts.ObjectLiteralElementLike): node is Option => !compiler.isSpreadAssignment(node);
const nameOf = (node: Option): string => memberText(node.name) ?? '';

/** `this` in a function of a component, or in one that draws it; null for every other function. */
export function componentOf(run: Run, node: ts.FunctionLikeDeclaration): Value | null {
  if (compiler.isArrowFunction(node)) return null;
  const literal = literalAround(run, node);
  return literal === null ? drawnBy(run, node) : madeOf(run, literal);
}

/** What a function that draws a component is handed: the component, in parts or as a whole; null for every other function. */
export const drawnComponent = (run: Run, node: ts.FunctionLikeDeclaration): Value | null =>
  // A function of one parameter is handed what makes elements.
  node.parameters.length < 2 ? null : drawnBy(run, node);

function drawnBy(run: Run, node: ts.FunctionLikeDeclaration): Value | null {
  const literal = optionsDrawnBy(node);
  return literal !== null && optionsIn(run, literal).length > 0 ? madeOf(run, literal) : null;
}

/** What a function in the object of an option is handed first: the fields of a store; null for every other function. */
export function handedFields(run: Run, node: ts.FunctionLikeDeclaration): Value | null {
  const table = literalOf(node);
  const option = table?.parent;
  if (option === undefined || !compiler.isPropertyAssignment(option)) return null;
  const literal = run.lexicon.optionNamed(nameOf(option))?.handed === true ? literalAround(run, node) : null;
  return literal === null ? null : madeOf(run, literal);
}

function madeOf(run: Run, literal: ts.ObjectLiteralExpression): Value | null {
  const known = run.memo.get(literal);
  if (known !== undefined) return known;
  const component = objectValue([], { open: true, path: 'this' });
  run.memo.set(literal, component);
  run.lasting.add(component);
  run.muted++;
  try {
    for (const option of literal.properties) if (isOption(option)) fill(run, component, literal, option);
    for (const key of [...component.properties.keys()]) settle(run, component, literal, key);
  } finally {
    run.muted--;
  }
  return component;
}

/** The object with the options: the one that the function is written in, or the one around that. */
function literalAround(run: Run, node: ts.FunctionLikeDeclaration): ts.ObjectLiteralExpression | null {
  const own = literalOf(node);
  const outer = own === null ? null : literalOf(own);
  return [outer, own].find((literal) => literal !== null && isComponent(run, literal)) ?? null;
}

function literalOf(node: ts.Node): ts.ObjectLiteralExpression | null {
  const holder = compiler.isPropertyAssignment(node.parent) ? node.parent.parent : node.parent;
  return compiler.isObjectLiteralExpression(holder) ? holder : null;
}

/** Options that hold functions; a lone `data` may be anybody's, unless it is asked for what it holds, and so may one of those that stand beside others. */
function isComponent(run: Run, literal: ts.ObjectLiteralExpression): boolean {
  const entries = optionsIn(run, literal);
  return entries.length > 1 || entries.some(({ beside }) => beside !== true);
}

const optionsIn = (run: Run, { properties }: ts.ObjectLiteralExpression): readonly KeeperEntry[] =>
  properties.flatMap((option) => {
    const entry = isOption(option) ? run.lexicon.optionNamed(nameOf(option)) : null;
    return entry !== null && isOption(option) && hasShapeOf(entry, option) ? [entry] : [];
  });

const hasShapeOf = ({ gives }: KeeperEntry, option: Option): boolean =>
  gives === 'fields'
    ? compiler.isMethodDeclaration(option) || (compiler.isPropertyAssignment(option) && isFunction(option.initializer))
    : compiler.isPropertyAssignment(option) && compiler.isObjectLiteralExpression(option.initializer);

const isFunction = (node: ts.Node): boolean => compiler.isFunctionExpression(node) || compiler.isArrowFunction(node);

function fill(run: Run, component: ObjectValue, literal: ts.ObjectLiteralExpression, option: Option): void {
  const entry = run.lexicon.optionNamed(nameOf(option));
  if (entry === null) return;
  const given = run.interpreter.evaluate(run, literal, null);
  const held = given.kind === 'object' ? given.properties.get(nameOf(option)) : undefined;
  const lasts = entry.lasts === true;
  const ask = (asked: FunctionValue): Value | undefined =>
    lasts ? givenOutside(run, asked.node) : run.interpreter.call(run, asked, component, [], option);
  const value = held?.kind === 'function' ? ask(held) : held;
  if (value?.kind !== 'object') return;
  for (const [key, kept] of value.properties) {
    const one = lasts ? unboxed(run, kept, option) : kept;
    const getter = one.kind === 'object' ? one.properties.get('get') : one;
    if (entry.gives !== 'getters') component.properties.set(key, boundTo(component, one));
    else if (getter !== undefined) component.properties.set(getterKey(key), boundTo(component, getter));
  }
}

/** What a function gives whose variables last: whatever they are by then, and not what they begin with. */
function givenOutside(run: Run, node: ts.FunctionLikeDeclaration): Value | undefined {
  const { body } = node;
  const last = body !== undefined && compiler.isBlock(body) ? body.statements.at(-1) : undefined;
  const given = last === undefined ? body : compiler.isReturnStatement(last) ? last.expression : undefined;
  return given === undefined ? undefined : run.interpreter.evaluate(run, given as ts.Expression, null);
}

/** A function that was written in the object of an option is called on the component. */
const boundTo = (component: ObjectValue, value: Value): Value =>
  value.kind === 'function' && !compiler.isArrowFunction(value.node) ? { ...value, receiver: component } : value;

const knownWrites = new NodeMap<ts.Node, readonly FieldWrite[]>();

function writesIn(literal: ts.Node): readonly FieldWrite[] {
  const known = knownWrites.get(literal);
  if (known !== undefined) return known;
  const found: FieldWrite[] = [];
  walk(literal, (node) => {
    const write = fieldWriteAt(node, ({ kind }) => kind === compiler.SyntaxKind.ThisKeyword);
    if (write !== null) found.push(write);
  });
  knownWrites.set(literal, found);
  return found;
}

/** A field may hold whatever one of the functions assigns to it. */
function settle(run: Run, component: ObjectValue, literal: ts.Node, key: string): void {
  const initial = component.properties.get(key);
  const writes = writesTo(run, writesIn(literal), key, null);
  if (initial === undefined || writes.length === 0) return;
  const owner = { environment: null };
  const others = [...component.properties];
  const value = mayHappenInClass(
    run,
    initial,
    writes.map((write) => ({ write, owner })),
    key,
    component,
    null,
  );
  // What is worked out for one field may run a function that is handed on: what that does to the others it does another time.
  for (const [name, held] of others) component.properties.set(name, held);
  if (value !== null) component.properties.set(key, value);
}
