/**
 * Functions that make objects: the prototype of one with the methods that the text puts on it, the receiver of a method
 * that is entered without anybody having made the object, and what a field of such an object may hold.
 */
import { makerOf, makingOf } from '../syntax/prototypes.js';
import { remembered } from '../syntax/sight.js';
import type { ts } from '../syntax/typescript.js';
import { unmadeInstance } from './classes.js';
import { withFieldFills } from './field-fills.js';
import { ownWritesIn, writesTo } from './field-writes.js';
import type { FieldWrite } from './field-writes.js';
import { getterKey } from './natives/objects.js';
import type { Run } from './run.js';
import { functionValue, objectValue } from './values.js';
import type { FunctionValue, ObjectValue, Value } from './values.js';
import { mayHappenInClass } from './written-fields.js';
import type { Write } from './written-fields.js';

/** Under this key an object holds what it inherits from. */
export const prototypeKey = '[[prototype]]';
const lineLimit = 8;

/** Whose objects a prototype is for. */
const makers = new WeakMap<ObjectValue, FunctionValue>();

/** The prototype of a function, made or filled when it is first asked for. */
export function prototypeOf(run: Run, maker: FunctionValue): Value {
  const own = maker.properties.get('prototype');
  if (own !== undefined && (own.kind !== 'object' || makers.has(own))) return own;
  const prototype = own ?? objectValue([], { open: true, path: 'this' });
  maker.properties.set('prototype', prototype);
  makers.set(prototype, maker);
  const { methods, parent } = makingOf(maker.node);
  for (const { key, node, isGetter } of methods) {
    const name = isGetter ? getterKey(key) : key;
    if (!prototype.properties.has(name)) prototype.properties.set(name, functionValue(node, maker.environment));
  }
  if (parent !== null) inherit(run, prototype, run.interpreter.evaluate(run, parent, maker.environment));
  return prototype;
}

function inherit(run: Run, prototype: ObjectValue, parent: Value): void {
  if (parent.kind === 'class') prototype.properties.set(prototypeKey, unmadeInstance(parent));
  if (parent.kind !== 'function' || makers.get(prototype)?.node === parent.node) return;
  const above = prototypeOf(run, parent);
  if (above !== prototype) prototype.properties.set(prototypeKey, above);
}

/** `this` of a method on a prototype that nobody called: an object that nobody made. Null where it stands on none. */
export function unmadeByMaker(run: Run, node: ts.FunctionLikeDeclaration): ObjectValue | null {
  const maker = makerOf(node);
  if (maker === null) return null;
  const value = run.interpreter.evaluate(run, maker, null);
  if (value.kind === 'class') return unmadeInstance(value);
  if (value.kind !== 'function') return null;
  const prototype = run.interpreter.getProperty(run, value, 'prototype', node);
  return objectValue([[prototypeKey, prototype]], { open: true, path: 'this' });
}

/** The prototypes of an object, the nearest first. */
export function lineOf(object: ObjectValue): readonly ObjectValue[] {
  const line: ObjectValue[] = [];
  for (let next = object.properties.get(prototypeKey); next?.kind === 'object' && line.length < lineLimit;) {
    if (line.includes(next)) break;
    line.push(next);
    next = next.properties.get(prototypeKey);
  }
  return line;
}

const functionsOf = (maker: ts.Node): readonly ts.Node[] => [maker, ...makingOf(maker).methods.map(({ node }) => node)];

/** The writes in a maker and in its methods. */
const writesAround = remembered((maker): readonly FieldWrite[] => functionsOf(maker).flatMap(ownWritesIn));

/** The functions of the program that make such an object, the nearest first. */
export const makersOf = (object: ObjectValue): readonly FunctionValue[] =>
  lineOf(object).flatMap((prototype) => makers.get(prototype) ?? []);

/** What is written to a field of `this`, by the makers of an object and by their methods. */
export const writesByMakers = (run: Run, key: string, object: ObjectValue): readonly Write[] =>
  makersOf(object).flatMap((owner) =>
    writesTo(run, writesAround(owner.node), key, owner.environment).map((write) => ({ write, owner })),
  );

/** What a field of an object that nobody made may hold: every assignment in its makers and their methods; null when none. */
export function fieldOfMade(run: Run, key: string, receiver: ObjectValue): Value | null {
  const owners = makersOf(receiver);
  const field = mayHappenInClass(run, null, writesByMakers(run, key, receiver), key, receiver, null);
  const name = `${owners.map(({ node }) => run.program.keyOf(node)).join()} ${key}`;
  return withFieldFills(run, name, key, receiver, field, () =>
    owners.map(({ node, environment }) => ({ nodes: functionsOf(node), environment })),
  );
}
