/**
 * What the program writes into the static members of a class: `this.name = value` in its static members and
 * `Class.name = value` wherever the class is mentioned by one of its names. Takes the class' node, gives the writes.
 */
import { namesOf } from '../syntax/going-by.js';
import { amongMembers, remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { mentionsOf } from './later-writes.js';
import { propertyWrite } from './property-writes.js';

export interface StaticWrite {
  readonly key: string;
  readonly value: ts.Expression;
  readonly node: ts.Node;
}

/** All writes to static members of a class, in no particular order of time. */
export const staticWritesOf = remembered((node: ts.ClassLikeDeclaration): readonly StaticWrite[] => [
  ...writesWithin(node),
  ...writesByName(node),
]);

export const isStatic = (member: ts.ClassElement): boolean =>
  compiler.canHaveModifiers(member) &&
  (compiler.getModifiers(member)?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword) ?? false);

function writesWithin(node: ts.ClassLikeDeclaration): StaticWrite[] {
  const found: StaticWrite[] = [];
  const statics = (): readonly ts.ClassElement[] =>
    node.members.filter((member) => isStatic(member) || compiler.isClassStaticBlockDeclaration(member));
  for (const member of amongMembers(node, 'statics', statics)) {
    walk(member, (inner) => {
      if (inner.kind === compiler.SyntaxKind.ThisKeyword) found.push(...propertyWrite(inner));
    });
  }
  return found;
}

/** A class expression has two names: its own, seen inside, and that of the variable it is kept in. */
function writesByName(node: ts.ClassLikeDeclaration): StaticWrite[] {
  return namesOf(node).flatMap((definition) => mentionsOf(definition).flatMap(propertyWrite));
}
