/**
 * Members: reading properties of every kind of value.
 */
import { isStandardGlobal } from '../syntax/standard-globals.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { addedMethod } from './added-methods.js';
import { readAny } from './any-key.js';
import { fieldOutside, findMember, memberValue, readStatic } from './classes.js';
import { clockKept, getEither } from './by-name.js';
import { clockMember, clockOrigin } from './clocks.js';
import { declaredDefault } from './declared.js';
import { definedValue } from './defines.js';
import { addedTo, globalWritten, handedRound, heirsOf } from './elsewhere.js';
import { noteKept } from './holders.js';
import { fieldOfMade, lineOf, prototypeOf } from './makers.js';
import { nativeContext } from './native-bridge.js';
import { getNativeProperty } from './natives/natives.js';
import { memberOfLoaderHelp } from './loader-helpers.js';
import { isNothing, mayBeNothing } from './options.js';
import { proxiedProperty, proxyBrand } from './proxies.js';
import { eachRow } from './rows.js';
import type { Run } from './run.js';
import { writtenLater } from './symbol-writes.js';
import { rawOf } from './templates.js';
import { fieldSince } from './told-fields.js';
import { textOfValue } from './trace.js';
import { isForeignToPrimitives, iteratorKey, iteratorOfAll } from './type-words.js';
import { joinAll, nativeValue, primitive, tagOf, undefinedValue, unknown, withTag } from './values.js';
import type { ArrayValue, Choice, ObjectValue, Unknown, Value } from './values.js';
import { behind } from './wrapped.js';

export const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);
const getterPrefix = 'get ';

/** What is known to have been written to symbols in this run, by the symbol's path. */
export function writtenTo(run: Run, path: string): ObjectValue | null {
  return run.written.get(path) ?? null;
}

function propertyOfObject(run: Run, target: ObjectValue, key: string, site: ts.Node): Value {
  const own = fieldSince(run, target, key);
  if (own !== undefined) return mayBeNothing(own) ? joinAll([own, readAny(target, key) ?? own]) : own;
  const getter = target.properties.get(getterPrefix + key);
  if (getter !== undefined) return run.interpreter.call(run, getter, target, [], site);
  if (target.prototype !== null) {
    const found = findMember(run, target.prototype, key, false);
    const member = found === null ? null : memberValue(run, found, target, site);
    if (member !== null) return withOverrides(run, target, key, member, site);
    if (target.open) {
      const field = fieldOutside(run, target.prototype, key, target) ?? fieldOfHeirs(run, target, key, site);
      if (field !== null) return field;
    }
  }
  const line = lineOf(target);
  const inherited = line.length === 0 ? null : inheritedProperty(run, target, line, key, site);
  if (inherited !== null) return inherited;
  const known =
    getNativeProperty(target, key, nativeContext(run, site)) ??
    (target.path === '' ? null : addedTo(run, target.path, key));
  if (known !== null) return known;
  const any = [target, ...line].map((one) => readAny(one, key)).find((one) => one !== null);
  if (any !== undefined) return any;
  const open = [target, ...line].find((one) => one.open);
  // A framework puts more on `this` than the text shows.
  if (open === undefined && (target.prototype !== null || !isOfThis(site))) return undefinedValue;
  return (
    clockKept(run, key) ??
    declaredDefault(run, key) ??
    unknown(`${target.path || (open?.path ?? 'this')}.${key}`, target.tag)
  );
}

/** `this.key`, or a call of it. */
function isOfThis(site: ts.Node): boolean {
  const access = compiler.isCallExpression(site) ? site.expression : site;
  return compiler.isPropertyAccessExpression(access) && access.expression.kind === compiler.SyntaxKind.ThisKeyword;
}

/** What an object has from its prototypes, or, where nobody is seen to make it, from the function that would. */
function inheritedProperty(
  run: Run,
  target: ObjectValue,
  line: readonly ObjectValue[],
  key: string,
  site: ts.Node,
): Value | null {
  for (const prototype of line) {
    const own = prototype.properties.get(key);
    if (own !== undefined) return own;
    const getter = prototype.properties.get(getterPrefix + key);
    if (getter !== undefined) return run.interpreter.call(run, getter, target, [], site);
    if (prototype.prototype !== null) {
      const found = findMember(run, prototype.prototype, key, false);
      const member = found === null ? null : memberValue(run, found, target, site);
      if (member !== null) return member;
    }
  }
  return target.open && target.path === 'this' ? fieldOfMade(run, key, target) : null;
}

/** What nobody made may be of a class below, which has the member in its own way. */
function withOverrides(run: Run, target: ObjectValue, key: string, member: Value, site: ts.Node): Value {
  const others = heirsOf(run, target, key).flatMap((heir) => {
    const found = heir.prototype === null ? null : findMember(run, heir.prototype, key, false);
    const isOwn = found !== null && found.owner.node === heir.prototype?.node;
    return isOwn ? (memberValue(run, found, heir, site) ?? []) : [];
  });
  return others.length === 0 ? member : joinAll([member, ...others]);
}

/** What a class leaves to those below it; null where they do not have it either. */
function fieldOfHeirs(run: Run, target: ObjectValue, key: string, site: ts.Node): Value | null {
  const values = heirsOf(run, target, key).flatMap((heir) => {
    const own = heir.prototype;
    const found = own === null ? null : findMember(run, own, key, false);
    const member = found === null ? null : memberValue(run, found, heir, site);
    return member ?? (own === null ? null : fieldOutside(run, own, key, heir)) ?? [];
  });
  return values.length === 0 ? null : joinAll(values);
}

function propertyOfArray(run: Run, target: ArrayValue, key: string, site: ts.Node): Value {
  if (key === iteratorKey) return iterator;
  const index = Number(key);
  if (Number.isInteger(index))
    return target.items[index] ?? (target.open ? unknown(`items[${key}]`, target.tag) : undefinedValue);
  return (
    (key === 'raw' ? rawOf(target) : null) ??
    getNativeProperty(target, key, nativeContext(run, site)) ??
    unknown(`items.${key}`, target.tag)
  );
}

function propertyOfNative(run: Run, name: string, key: string, site: ts.Node): Value {
  if (globalObjects.has(name)) return globalValue(run, key, site);
  const own = name === 'exports' || name === 'module.exports' ? ownExport(run, key, site) : null;
  if (own !== null) return own;
  const helped = memberOfLoaderHelp(run, name, key, site);
  if (helped !== null) return helped;
  const dotted = `${name}.${key}`;
  const month = run.lexicon.monthOf(dotted);
  if (month !== null) return primitive(month);
  return (
    definedValue(run, dotted, site) ??
    clockMember(run, dotted, site) ??
    getNativeProperty(nativeValue(name), key, nativeContext(run, site)) ??
    valueAdded(run, name, key) ??
    declaredDefault(run, key) ??
    nativeValue(dotted)
  );
}

/** A function goes by its name until it is called, so that what is added to it is found as well. */
function valueAdded(run: Run, owner: string, key: string): Value | null {
  const value = addedTo(run, owner, key);
  return value?.kind === 'function' ? null : value;
}

/** What a file has put into its own exports, asked there: `exports.check()`. */
function ownExport(run: Run, name: string, site: ts.Node): Value | null {
  const { path } = run.program.fileOf(site);
  const isExported = run.program.exports(path).some((fact) => fact.name === name);
  return isExported ? run.interpreter.readExport(run, path, name) : null;
}

/** A free identifier: a global, or a define that a build replaces. */
export function globalValue(run: Run, name: string, site: ts.Node): Value {
  if (name === 'undefined') return undefinedValue;
  const assigned = isStandardGlobal(name) ? undefined : writtenTo(run, 'globalThis')?.properties.get(name);
  return (
    assigned ??
    definedValue(run, name, site) ??
    globalWritten(run, name) ??
    getNativeProperty(nativeValue('globalThis'), name, nativeContext(run, site)) ??
    nativeValue(name)
  );
}

/** What the function or class behind a symbol has; null where it is not known to. */
function memberBehind(run: Run, target: Unknown, key: string, site: ts.Node): Value | null {
  const wrapped = behind(target);
  const member = wrapped === null ? undefinedValue : run.interpreter.getProperty(run, wrapped, key, site);
  return isNothing(member) || member.kind === 'unknown' ? null : member;
}

function propertyOfSymbol(run: Run, target: Unknown, key: string, site: ts.Node): Value {
  const path = `${target.path}.${key}`;
  const given = path.startsWith('import.meta.') ? definedValue(run, path, site) : null;
  const known = given ?? writtenTo(run, target.path)?.properties.get(key);
  return (
    known ??
    memberBehind(run, target, key, site) ??
    writtenLater(run, path) ??
    handedRound(run, target.path, key) ??
    getEither(run, key, site) ??
    clockKept(run, key) ??
    clockOrigin(run, path, site) ??
    declaredDefault(run, key) ??
    (key === iteratorKey ? iterator : unknown(path, target.tag))
  );
}
/** `list[Symbol.iterator]`, before it is called on the list or on something else. */
const iterator = nativeValue(iteratorOfAll);

/** Nothing has no members: with `?.` it gives `undefined`, else it throws, and what follows goes on with the others. */
function propertyOfChoice(run: Run, target: Choice, key: string, site: ts.Node): Value {
  const nothings = target.options.filter(isNothing);
  const isInChain = (site.flags & compiler.NodeFlags.OptionalChain) !== 0;
  const isAsked = (option: Value): boolean =>
    isInChain || nothings.length === target.options.length || !isNothing(option);
  const values = target.options
    .filter(isAsked)
    .map((option) => (isInChain && isNothing(option) ? undefinedValue : getProperty(run, option, key, site)));
  return withTag(eachRow(target, values), tagOf(...nothings));
}

/** `target.key`. */
export function getProperty(run: Run, target: Value, key: string, site: ts.Node): Value {
  run.step();
  switch (target.kind) {
    case 'choice':
      return propertyOfChoice(run, target, key, site);
    case 'object':
      return target.brand === proxyBrand
        ? proxiedProperty(run, target, key, site)
        : noteKept(run, key, propertyOfObject(run, target, key, site));
    case 'array':
      return propertyOfArray(run, target, key, site);
    case 'function':
      return propertyOfFunction(run, target, key, site);
    case 'class':
      return readStatic(run, target, key, site) ?? unknown(`class.${key}`);
    case 'module':
      return run.interpreter.readExport(run, target.path, key);
    case 'native':
      return propertyOfNative(run, target.name, key, site);
    case 'unknown':
      return propertyOfSymbol(run, target, key, site);
    default:
      if (target.kind === 'primitive' && isForeignToPrimitives(key)) return undefinedValue;
      return (
        getNativeProperty(target, key, nativeContext(run, site)) ??
        addedProperty(run, target, key, site) ??
        (isForeign(target, key) ? undefinedValue : unknown(`${textOfValue(target)}.${key}`, target.tag))
      );
  }
}

/** Whether no number, text or truth has a property of the name: `30.isRef` is nothing. Symbols have been answered for. */
const isForeign = (target: Value, key: string): boolean =>
  target.kind === 'primitive' &&
  target.value !== null &&
  target.value !== undefined &&
  key !== iteratorKey &&
  !(key in Object(target.value));

/** What a program adds to the values of the language: a getter is asked, a method is the function. */
function addedProperty(run: Run, target: Value, key: string, site: ts.Node): Value | null {
  const getter = addedMethod(run, target, key, true);
  return getter === null ? addedMethod(run, target, key, false) : run.interpreter.call(run, getter, target, [], site);
}

function propertyOfFunction(run: Run, target: Extract<Value, { kind: 'function' }>, key: string, site: ts.Node): Value {
  if (key === 'prototype') return prototypeOf(run, target);
  const own = target.properties.get(key);
  if (own !== undefined) return own;
  const getter = target.properties.get(getterPrefix + key);
  if (getter !== undefined) return run.interpreter.call(run, getter, target, [], site);
  return getNativeProperty(target, key, nativeContext(run, site)) ?? unknown(`function.${key}`);
}
