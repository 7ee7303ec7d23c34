/**
 * Who is affected when something is given a clock-dependent value: a variable, a field, a box, an object that is handed round.
 * Takes the target of a write, gives the places that mention it and the names under which other files may.
 */
import { isMemberName } from '../links/member-mentions.js';
import type { Program } from '../links/program.js';
import { isCalled } from '../syntax/call-of.js';
import { definitionAt, definitionNamed, referencesTo, resolve, scopeOf } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { exportNames, importReach, mentionLimit, shownAs, shownName } from './callers.js';
import type { Reach } from './callers.js';

/** `constructor(private now = Date.now)`: the parameter is a field as well. */
const isField = ({ parent }: ts.Node): boolean => compiler.isParameter(parent) && (parent.modifiers?.length ?? 0) > 0;

/** A property of an object in the text, or a field of a class. */
const isMember = (node: ts.Node): boolean =>
  compiler.isPropertyAssignment(node) ||
  compiler.isShorthandPropertyAssignment(node) ||
  compiler.isPropertyDeclaration(node);

/** Everything that mentions a variable or field that was given a clock-dependent value. */
export function reachOfWrite(program: Program, target: ts.Node): Reach {
  if (isMemberName(target) && isMember(target.parent)) {
    const members = program.members.of(target.text);
    return members.length <= mentionLimit ? { mentions: members, names: [target.text] } : { mentions: [], names: [] };
  }
  if (compiler.isIdentifier(target)) {
    const definition = definitionNamed(scopeOf(target), target.text);
    if (definition === null) return { mentions: [], names: [] };
    const path = program.bundles.pathAround(target);
    const exported = exportNames(program, path, definition, target);
    const reaches = exported.map((name) => importReach(program, path, name));
    const imported = reaches.flatMap(({ mentions }) => mentions);
    const shown = exported.map((name) => shownName(program, path, name)).filter((name) => name !== '');
    const names = [...shown, ...reaches.flatMap((reach) => reach.names)];
    if (isField(target)) imported.push(...program.members.of(target.text));
    return { mentions: [...referencesTo(definition), ...imported].slice(0, mentionLimit), names: [...new Set(names)] };
  }
  if (compiler.isPropertyAccessExpression(target)) {
    const { text } = target.name;
    const members = program.members.of(text);
    const boxes = boxMentions(program, target.expression);
    const handed = handedWhole(program, target.expression);
    return members.length <= mentionLimit
      ? { mentions: [...members, ...boxes, ...handed.mentions], names: [text, ...handed.names] }
      : { mentions: [...askedOf(target), ...boxes, ...handed.mentions], names: handed.names };
  }
  return { mentions: [], names: [] };
}

/** Where a member is asked of the same name in sight: what everything has a member of, as boxes have a `value`, tells it from the others. */
function askedOf({ expression: owner, name }: ts.PropertyAccessExpression): readonly ts.Node[] {
  const definition = compiler.isIdentifier(owner) ? resolve(owner) : null;
  if (definition === null) return [];
  const asked = referencesTo(definition).filter(
    ({ parent }) => compiler.isPropertyAccessExpression(parent) && parent.name.text === name.text,
  );
  return asked.length <= mentionLimit ? asked : [];
}

/**
 * What a call has made and something is written into is read by whoever it is handed to, `unref(left)`, and under the name by
 * which an object shows it: `return { left }`.
 */
function boxMentions(program: Program, owner: ts.Expression): readonly ts.Node[] {
  const definition = compiler.isIdentifier(owner) ? resolve(owner) : null;
  if (definition === null || !isMadeAs(definition, compiler.isCallExpression)) return [];
  const handed = referencesTo(definition).filter(
    (mention) => compiler.isCallExpression(mention.parent) && !isCalled(mention),
  );
  const shown = shownAs(definition).flatMap((name) => {
    const members = program.members.of(name);
    return members.length <= mentionLimit ? members : [];
  });
  return [...handed, ...shown].slice(0, mentionLimit);
}

/**
 * An object of a module that one function writes to is asked by others whom it is handed to whole, `view(store)`, in this file or
 * in those that import it: they know it by a parameter.
 */
function handedWhole(program: Program, owner: ts.Expression): Reach {
  const reaches = objectsBehind(owner).flatMap((definition): Reach[] => {
    const path = program.bundles.pathAround(definition.identifier);
    const exported = exportNames(program, path, definition, definition.identifier);
    return [
      { mentions: referencesTo(definition), names: [] },
      ...exported.map((name) => importReach(program, path, name)),
    ];
  });
  return {
    mentions: reaches.flatMap(({ mentions }) => mentions.filter(isArgument)).slice(0, mentionLimit),
    names: [...new Set(reaches.flatMap(({ names }) => names))],
  };
}

const isArgument = ({ parent, pos }: ts.Node): boolean =>
  compiler.isCallExpression(parent) && parent.expression.pos !== pos;

/** What is written to, also below: an object that stands in the text, or, of `this`, what the class is made into beside it. */
function objectsBehind(owner: ts.Expression): readonly Definition[] {
  let root = owner;
  while (compiler.isPropertyAccessExpression(root)) root = root.expression;
  if (compiler.isIdentifier(root)) {
    const definition = resolve(root);
    return definition !== null && isMadeAs(definition, compiler.isObjectLiteralExpression) ? [definition] : [];
  }
  const made = root.kind === compiler.SyntaxKind.ThisKeyword ? classAround(root) : null;
  const name = made?.name === undefined ? null : definitionAt(made.name);
  return (name === null ? [] : referencesTo(name)).flatMap(({ parent: making }) => {
    const { parent: held } = making;
    const isHeld =
      compiler.isNewExpression(making) && compiler.isVariableDeclaration(held) && compiler.isIdentifier(held.name);
    return isHeld ? (definitionAt(held.name) ?? []) : [];
  });
}

const isMadeAs = ({ declaration }: Definition, isIt: (node: ts.Node) => boolean): boolean =>
  compiler.isVariableDeclaration(declaration) && declaration.initializer !== undefined && isIt(declaration.initializer);

function classAround(node: ts.Node): ts.ClassLikeDeclaration | null {
  for (let outer = node.parent; !compiler.isSourceFile(outer); outer = outer.parent)
    if (compiler.isClassLike(outer)) return outer;
  return null;
}
