/**
 * Names under which a function, a class or a kept value is handed on: exported, put into an object or an element, given
 * out by a getter. Minifiers leave these when they take its own. Takes the node, gives names of its own file; follows no
 * call and no other file.
 */
import { definedName, describedOwner } from './descriptors.js';
import { namesOf, standingsOf } from './going-by.js';
import { memberText } from './member-facts.js';
import { makerOf } from './prototypes.js';
import { definitionAt, referencesTo, resolve, type Definition } from './scopes.js';
import { compiler, type ts } from './typescript.js';

/** Whoever is mentioned more often is a helper of everybody. */
const referenceLimit = 60;

/** The names; for the member of a class those of the class, for a file none. */
export function handedNames(node: ts.Node): readonly string[] {
  if (compiler.isSourceFile(node)) return [];
  const maker = makerOf(node) ?? describedOwner(node)?.owner ?? null;
  const made = maker === null ? null : madeBy(maker);
  if (made !== null) return namesOfMade(made);
  const name = nameOf(compiler.isClassElement(node) ? node.parent : node);
  const definition = name === null ? null : definitionAt(name);
  return unique(namesOfReferences(definition === null ? [] : [definition]));
}

/** The function that a compiler wrote for a class: minifiers write it where it is handed to a helper. */
const madeBy = (maker: ts.Expression): ts.Node | null =>
  compiler.isIdentifier(maker) ? (resolve(maker)?.declaration ?? null) : maker;

/** Such a class is known by the variables that it is left in as well. */
function namesOfMade(made: ts.Node): readonly string[] {
  const names = namesOf(made);
  const left = standingsOf(made).flatMap((standing) => nameAt(standing) ?? []);
  return unique([...names.map(({ name }) => name), ...left, ...namesOfReferences(names)]);
}

function namesOfReferences(definitions: readonly Definition[]): readonly string[] {
  const references = definitions.flatMap(referencesTo);
  return references.length > referenceLimit ? [] : references.flatMap((reference) => nameAt(reference) ?? []);
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

function nameOf(node: ts.Node): ts.Identifier | null {
  const { name, parent } = node as { readonly name?: ts.Node; readonly parent: ts.Node };
  if (name !== undefined) return compiler.isIdentifier(name) ? name : null;
  const isHeld = compiler.isVariableDeclaration(parent) && parent.initializer === node;
  return isHeld && compiler.isIdentifier(parent.name) ? parent.name : null;
}

/**
 * `export { r as name }`, `exports.name = r`, `{ name: r }`, `{ name: () => r }`, `<Tag name={r} />`,
 * `give(exports, 'name', r)`, `Object.defineProperty(exports, 'name', { get: function () { return r; } })`, also by a name that a
 * minifier gave that function, `give(exports, 'name', function () { return r; })`
 */
function nameAt(reference: ts.Node): string | null {
  const { parent } = reference;
  if (compiler.isJsxExpression(parent))
    return compiler.isJsxAttribute(parent.parent) ? parent.parent.name.getText() : null;
  if (compiler.isCallExpression(parent)) return nameGiven(parent, reference);
  if (compiler.isExportSpecifier(parent)) return parent.propertyName === undefined ? null : memberText(parent.name);
  if (compiler.isBinaryExpression(parent)) return parent.right === reference ? nameOfTarget(parent.left) : null;
  if (compiler.isPropertyAssignment(parent)) return parent.initializer === reference ? nameOfMember(parent) : null;
  return nameOfGetter(reference);
}

/** What a descriptor holds goes by the name that is described: `Object.defineProperty(exports, 'name', { get: … })`. */
const nameOfMember = (member: ts.PropertyAssignment): string | null => definedName(member) ?? memberText(member.name);

const nameOfTarget = (target: ts.Expression): string | null =>
  compiler.isPropertyAccessExpression(target) ? target.name.text : null;

/** A function without parameters that does nothing but give the reference. */
function nameOfGetter(reference: ts.Node): string | null {
  let body: ts.Node = reference.parent;
  if (compiler.isReturnStatement(body)) body = body.parent.parent;
  if (!compiler.isFunctionLike(body) || body.parameters.length > 0) return null;
  if (compiler.isGetAccessor(body)) return memberText(body.name);
  if (compiler.isMethodDeclaration(body)) return definedName(body);
  if (!compiler.isArrowFunction(body) && !compiler.isFunctionExpression(body)) return null;
  const { parent } = body;
  if (compiler.isPropertyAssignment(parent)) return nameOfMember(parent);
  return compiler.isCallExpression(parent) ? nameGiven(parent, body) : null;
}

/** `give(target, 'name', value)` */
function nameGiven({ arguments: [, name, given] }: ts.CallExpression, value: ts.Node): string | null {
  return given === value && name !== undefined && compiler.isStringLiteralLike(name) ? name.text : null;
}
