/**
 * Functions that are handed on under another name: `watch(setOver)`, `<Watch onOver={setOver} />`. Takes a mention of one, gives
 * the parameters that stand for it, and the other way round. Looks no further than the file.
 */
import { callOf } from './call-of.js';
import { namesOf } from './going-by.js';
import { definitionAt, referencesTo, resolve } from './scopes.js';
import type { Definition } from './scopes.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** What a mention is handed to: a call's argument by its place, or a property of a component by its name. */
interface Handing {
  readonly callee: ts.Node;
  readonly at: number | string;
}

/** The parameters by which functions of the file go on with what is mentioned. */
export function handedTo(mention: ts.Node): readonly Definition[] {
  const handing = handingAt(mention);
  const owner = handing === null ? null : functionNamed(handing.callee);
  if (handing === null || owner === null) return [];
  const name = nameAt(owner, handing.at);
  const definition = name === null ? null : definitionAt(name);
  return definition === null ? [] : [definition];
}

/** What the file hands in for a parameter, where that is a name. */
export function handedBy(parameter: Definition): readonly Definition[] {
  const place = placeOf(parameter.declaration);
  if (place === null) return [];
  const mentions = namesOf(place.owner).flatMap((name) => [...referencesTo(name)]);
  return mentions.flatMap((mention) => givenAt(mention, place.at) ?? []);
}

function handingAt(mention: ts.Node): Handing | null {
  const { parent } = mention;
  if (compiler.isCallExpression(parent)) {
    const at = parent.arguments.indexOf(mention as ts.Expression);
    return at < 0 ? null : { callee: parent.expression, at };
  }
  const attribute = compiler.isJsxExpression(parent) ? parent.parent : null;
  if (attribute === null || !compiler.isJsxAttribute(attribute) || !compiler.isIdentifier(attribute.name)) return null;
  return { callee: attribute.parent.parent.tagName, at: attribute.name.text };
}

function functionNamed(callee: ts.Node): ts.FunctionLikeDeclaration | null {
  const declaration = compiler.isIdentifier(callee) ? resolve(callee)?.declaration : undefined;
  if (declaration === undefined) return null;
  if (compiler.isFunctionDeclaration(declaration)) return declaration;
  const made = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return made !== undefined && (compiler.isArrowFunction(made) || compiler.isFunctionExpression(made)) ? made : null;
}

/** The name of the parameter at a place, or of a part of the first one. */
function nameAt({ parameters }: ts.FunctionLikeDeclaration, at: number | string): ts.Identifier | null {
  const name = parameters[typeof at === 'number' ? at : 0]?.name;
  if (typeof at === 'number') return name !== undefined && compiler.isIdentifier(name) ? name : null;
  if (name === undefined || !compiler.isObjectBindingPattern(name)) return null;
  const part = name.elements.find((element) => keyOf(element) === at)?.name;
  return part !== undefined && compiler.isIdentifier(part) ? part : null;
}

function keyOf({ propertyName, name }: ts.BindingElement): string | null {
  const key = propertyName ?? name;
  return compiler.isIdentifier(key) ? key.text : null;
}

function placeOf(
  declaration: ts.Node,
): { readonly owner: ts.FunctionLikeDeclaration; readonly at: number | string } | null {
  if (compiler.isParameter(declaration)) {
    const { parent: owner } = declaration;
    const isPlain = compiler.isIdentifier(declaration.name) && 'body' in owner;
    return isPlain ? { owner, at: owner.parameters.indexOf(declaration) } : null;
  }
  const parameter = compiler.isBindingElement(declaration) ? declaration.parent.parent : null;
  const key = compiler.isBindingElement(declaration) ? keyOf(declaration) : null;
  if (parameter === null || key === null || !compiler.isParameter(parameter)) return null;
  const { parent: owner } = parameter;
  return owner.parameters[0] === parameter && 'body' in owner ? { owner, at: key } : null;
}

/** The name that is handed in at a place where a function is mentioned. */
function givenAt(mention: ts.Node, at: number | string): Definition | null {
  const { parent } = mention;
  if (typeof at === 'number') {
    const given = callOf(mention)?.arguments[at];
    return given !== undefined && compiler.isIdentifier(given) ? resolve(given) : null;
  }
  if (!compiler.isJsxOpeningElement(parent) && !compiler.isJsxSelfClosingElement(parent)) return null;
  const attribute = parent.attributes.properties.find(
    (one) => compiler.isJsxAttribute(one) && compiler.isIdentifier(one.name) && one.name.text === at,
  );
  const value = attribute !== undefined && compiler.isJsxAttribute(attribute) ? attribute.initializer : undefined;
  const given = value !== undefined && compiler.isJsxExpression(value) ? value.expression : undefined;
  return given !== undefined && compiler.isIdentifier(given) ? resolve(given) : null;
}
