/** `super.name`, read or called: what the class above has, of the object at hand. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { findMember, memberValue } from './classes.js';
import type { Run } from './run.js';
import { objectValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';

/** `super.name`: the member above the class that it is written in, of the object at hand; null where nobody can tell. */
export function superMember(run: Run, site: ts.Expression, environment: Environment | null): Value | null {
  if (!compiler.isPropertyAccessExpression(site) || site.expression.kind !== compiler.SyntaxKind.SuperKeyword)
    return null;
  const name = site.name.text;
  for (let frame = environment; frame !== null; frame = frame.parent) {
    const { receiver } = frame;
    if (receiver?.kind !== 'object' && receiver?.kind !== 'class') continue;
    const isStatic = receiver.kind === 'class';
    let owner = isStatic ? receiver : receiver.prototype;
    const home = classAround(site);
    while (owner !== null && owner.node !== home) owner = owner.parent?.kind === 'class' ? owner.parent : null;
    const parent = owner?.parent;
    if (parent?.kind !== 'class') return null;
    if (isStatic) return run.interpreter.getProperty(run, parent, name, site);
    const found = findMember(run, parent, name, false);
    return found === null ? null : memberValue(run, found, receiver, site);
  }
  return null;
}

function classAround(node: ts.Node): ts.Node | null {
  for (let outer = node.parent; !compiler.isSourceFile(outer); outer = outer.parent)
    if (compiler.isClassLike(outer)) return outer;
  return null;
}

/** What stands before the dot where the member is not found by its class: an object of the class above that nobody made. */
export function aboveThis(environment: Environment | null): Value {
  for (let frame = environment; frame !== null; frame = frame.parent) {
    const parent = frame.receiver?.kind === 'object' ? frame.receiver.prototype?.parent : null;
    if (parent?.kind === 'class') return objectValue([], { prototype: parent, open: true, path: 'this' });
  }
  return unknown('super');
}
