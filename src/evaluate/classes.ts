/**
 * Classes: statics, instances with their fields, methods and getters along the chain of parents, and what a field
 * of `this` may hold when a method is entered without anybody having made the object.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { ownMember, ownSetter } from './class-members.js';
import { providedByToken } from './declared.js';
import { constructorOf } from '../syntax/functions.js';
import { amongMembers } from '../syntax/sight.js';
import { ownWritesTo } from './field-writes.js';
import { withFieldFills } from './field-fills.js';
import { handedBySites } from './handed.js';
import { keyOfProperty } from './property-keys.js';
import type { Run } from './run.js';
import { isStatic, staticWritesOf } from './static-writes.js';
import type { StaticWrite } from './static-writes.js';
import { markBuiltIn } from './supers.js';
import { functionValue, noTag, objectValue, unknown } from './values.js';
import type { ClassValue, Environment, FunctionValue, ObjectValue, Value } from './values.js';
import { withDefault } from './variables.js';
import { mayHappenInClass } from './written-fields.js';
import type { Write } from './written-fields.js';

/** The value of a class, once a node and environment. Static members are evaluated when read. */
export function classOf(run: Run, node: ts.ClassLikeDeclaration, environment: Environment | null): ClassValue {
  const heritage = node.heritageClauses?.find(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword)?.types[0];
  const above = heritage === undefined ? null : run.interpreter.evaluate(run, heritage.expression, environment);
  // `const Base = require('./base')`: the whole module is the class.
  const whole = above?.kind === 'module' ? run.interpreter.readExport(run, above.path, 'default') : above;
  const parent = whole?.kind === 'choice' ? (classAmong(whole.options) ?? whole) : whole;
  return { kind: 'class', node, environment, properties: new Map(), parent, tag: noTag };
}

/** The one class among what a variable may hold: a decorator that gives back another in its place is not in the text. */
function classAmong(options: readonly Value[]): ClassValue | null {
  const classes = options.filter((option) => option.kind === 'class');
  const [first] = classes;
  return first !== undefined && classes.every(({ node }) => node === first.node) ? first : null;
}

/** The parent when it is a class of the program; null otherwise. */
const parentClass = (value: ClassValue): ClassValue | null => (value.parent?.kind === 'class' ? value.parent : null);
/** A class and those above it, the nearest first. */
function lineUp(value: ClassValue): readonly ClassValue[] {
  const line: ClassValue[] = [];
  for (let owner: ClassValue | null = value; owner !== null; owner = parentClass(owner)) line.push(owner);
  return line;
}
/** Whether a parent is not in the text, so that there may be members that nobody can see. */
export const hasUnknownParent = (value: ClassValue): boolean =>
  value.parent !== null && (value.parent.kind !== 'class' || hasUnknownParent(value.parent));

/** A member by name in the class or its parents. */
export function findMember(
  run: Run,
  value: ClassValue,
  key: string,
  wantsStatic: boolean,
): { member: ts.ClassElement; owner: ClassValue } | null {
  for (const owner of lineUp(value)) {
    const member = ownMember(run, owner.node, key, wantsStatic, owner.environment);
    if (member !== null) return { member, owner };
  }
  return null;
}

/** A method as a function bound to its receiver; a getter's result; null for what is neither. */
export function memberValue(
  run: Run,
  found: { member: ts.ClassElement; owner: ClassValue },
  receiver: Value,
  site: ts.Node,
): Value | null {
  const { member, owner } = found;
  if (compiler.isMethodDeclaration(member)) return methodValue(member, owner, receiver);
  if (compiler.isGetAccessorDeclaration(member))
    return run.interpreter.call(run, methodValue(member, owner, receiver), receiver, [], site);
  return null;
}

function methodValue(
  node: ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration,
  owner: ClassValue,
  receiver: Value,
): FunctionValue {
  return functionValue(node, owner.environment, receiver);
}

/** The setter of a name, if the class has one. */
export function setterOf(run: Run, value: ClassValue, key: string, receiver: Value): FunctionValue | null {
  for (const owner of lineUp(value)) {
    const member = ownSetter(run, owner.node, key);
    if (member !== null) return methodValue(member, owner, receiver);
  }
  return null;
}

/** Makes an instance: fields from the eldest class down, then the constructor. */
export function instantiate(run: Run, value: ClassValue, args: readonly Value[], site: ts.Node): ObjectValue {
  const instance = objectValue([], { prototype: value, open: hasUnknownParent(value), path: 'this' });
  initialise(run, value, instance);
  const owner = constructorOwner(value);
  if (owner !== null) {
    const method: FunctionValue = functionValue(owner.node, owner.owner.environment, instance);
    run.interpreter.call(run, method, instance, args, site);
  } else markBuiltIn(run, instance, args, site);
  return instance;
}

function constructorOwner(value: ClassValue): { node: ts.ConstructorDeclaration; owner: ClassValue } | null {
  for (const owner of lineUp(value)) {
    const node = constructorOf(owner.node);
    if (node !== null) return { node, owner };
  }
  return null;
}

function initialise(run: Run, value: ClassValue, instance: ObjectValue): void {
  const parent = parentClass(value);
  if (parent !== null) initialise(run, parent, instance);
  const fields = (): readonly ts.PropertyDeclaration[] =>
    value.node.members.filter((member) => compiler.isPropertyDeclaration(member)).filter((member) => !isStatic(member));
  for (const member of amongMembers(value.node, 'fields', fields)) {
    const key = keyOfProperty(run, member.name, value.environment);
    if (key !== null && member.initializer !== undefined)
      run.store.setProperty(instance, key, evaluateField(run, member, value, instance));
  }
}

/** The environment in which the initializer of a field runs: `this` is the object. */
function evaluateField(run: Run, member: ts.PropertyDeclaration, owner: ClassValue, receiver: Value): Value {
  const environment = { cells: new Map(), parent: owner.environment, receiver, node: member };
  return member.initializer === undefined
    ? unknown('field')
    : run.interpreter.evaluate(run, member.initializer, environment);
}

/** A static property, evaluated when first read. */
export function readStatic(run: Run, value: ClassValue, key: string, site: ts.Node): Value | null {
  const own = value.properties.get(key);
  if (own !== undefined) return own;
  const found = findMember(run, value, key, true);
  if (found !== null && !compiler.isPropertyDeclaration(found.member)) return memberValue(run, found, value, site);
  const isInitialised = found !== null && (found.member as ts.PropertyDeclaration).initializer !== undefined;
  const initial = isInitialised ? evaluateField(run, found.member as ts.PropertyDeclaration, found.owner, value) : null;
  const field = mayHappenInClass(run, initial, writesAlong(value, key), key, value, null);
  if (field !== null) value.properties.set(key, field);
  return field ?? (found === null ? null : unknown('field'));
}

/** What is written to a static member, in the class and in its parents. */
function writesAlong(value: ClassValue, key: string): { write: StaticWrite; owner: ClassValue }[] {
  return lineUp(value).flatMap((owner) =>
    staticWritesOf(owner.node).flatMap((write) => (write.key === key ? [{ write, owner }] : [])),
  );
}

/** An object of the class that nobody made: the receiver of a method that is entered directly. */
export const unmadeInstance = (value: ClassValue): ObjectValue =>
  objectValue([], { prototype: value, open: true, path: 'this' });

/** What is written to a field of `this`, in the class and in its parents. */
export const writesInClass = (run: Run, value: ClassValue, key: string): readonly Write[] =>
  lineUp(value).flatMap((owner) =>
    ownWritesTo(run, owner.node, key, owner.environment).map((write) => ({ write, owner })),
  );

/** What a field of an object that nobody made may hold: its initializer and every assignment in the class. */
export function fieldOutside(run: Run, value: ClassValue, key: string, receiver: ObjectValue): Value | null {
  const found = findMember(run, value, key, false);
  const property = found !== null && compiler.isPropertyDeclaration(found.member) ? found : null;
  const initial =
    property !== null && (property.member as ts.PropertyDeclaration).initializer !== undefined
      ? evaluateField(run, property.member as ts.PropertyDeclaration, property.owner, receiver)
      : null;
  const writes = writesInClass(run, value, key);
  const field = mayHappenInClass(run, initial, writes, key, receiver, parameterField(run, value, key));
  return withFieldFills(run, `${run.program.keyOf(value.node)} ${key}`, key, receiver, field, () =>
    lineUp(value).map(({ node, environment }) => ({ nodes: [node], environment })),
  );
}

/** `constructor(private clock: Clock = system)` makes a field of a parameter; null where there is none. */
function parameterField(run: Run, value: ClassValue, key: string): Value | null {
  for (const owner of lineUp(value)) {
    const [constructor] = amongMembers(owner.node, 'constructors', () =>
      owner.node.members.filter((member) => compiler.isConstructorDeclaration(member)),
    );
    const parameter = constructor?.parameters.find(
      ({ name, modifiers }) => modifiers !== undefined && compiler.isIdentifier(name) && name.text === key,
    );
    if (constructor === undefined || parameter === undefined) continue;
    const given = handedBySites(run, constructor, constructor.parameters.indexOf(parameter));
    const provided = given ?? providedByToken(run, parameter);
    return withDefault(run, provided ?? unknown(`param:${key}`), parameter.initializer, owner.environment);
  }
  return null;
}
