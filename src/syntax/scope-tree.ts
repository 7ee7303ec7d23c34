/**
 * The scopes of a program and what a name means in them. Takes nodes, gives scopes and definitions, built when asked
 * for and remembered. No binder and no type checker: types define nothing, and `with` is read past.
 * Known limits: members of a merged enum or namespace are only seen inside their own part; `arguments` is a global.
 */
import { collectDefinitions, identifiersIn, type Definition, type Scope } from './definitions.js';
import { isReference } from './is-reference.js';
import { NodeMap } from './node-map.js';
import { sightNow } from './sight.js';
import { compiler, type ts } from './typescript.js';
import { hasUseStrict } from './use-strict.js';

const { SyntaxKind } = compiler;

const scopes = new NodeMap<ts.Node, Scope>();
const shortcuts = new NodeMap<ts.Node, Scope>();
const resolved = new NodeMap<ts.Identifier, Definition | null>();

/** Parents are found when asked for: thousands of nested blocks must not become thousands of stack frames. */
class LazyScope implements Scope {
  #parent: Scope | null | undefined;
  #definitions: ReadonlyMap<string, Definition> | undefined;
  #strict: boolean | undefined;
  constructor(
    readonly node: ts.Node,
    readonly isFunction: boolean,
  ) {}
  get parent(): Scope | null {
    return (this.#parent ??= parentOf(this.node));
  }
  get definitions(): ReadonlyMap<string, Definition> {
    return (this.#definitions ??= collectDefinitions(this));
  }
  get strict(): boolean {
    return (this.#strict ??= isStrict(this));
  }
}

function parentOf(node: ts.Node): Scope | null {
  if (compiler.isSourceFile(node)) return null;
  if (compiler.isIdentifier(node)) return scopeAround(node.parent);
  return compiler.isFunctionExpression(node) && node.name ? scopeOpenedBy(node.name) : scopeAround(node);
}

function isStrict(scope: Scope): boolean {
  for (let outer: Scope | null = scope; outer !== null; outer = outer.parent) {
    const { node } = outer;
    if (compiler.isClassLike(node)) return true;
    if (compiler.isSourceFile(node) && (compiler.isExternalModule(node) || /\.[cm]?tsx?$/.test(node.fileName)))
      return true;
    const body = compiler.isFunctionLike(node) ? (node as ts.FunctionLikeDeclaration).body : node;
    if (body && (compiler.isBlock(body) || compiler.isSourceFile(body)) && hasUseStrict(body.statements)) return true;
  }
  return false;
}

function scopeOpenedBy(node: ts.Node): Scope {
  const known = scopes.get(node);
  if (known) return known;
  const scope = new LazyScope(node, opensFunctionScope(node));
  scopes.set(node, scope);
  return scope;
}

function opensFunctionScope(node: ts.Node): boolean {
  switch (node.kind) {
    case SyntaxKind.SourceFile:
    case SyntaxKind.ModuleBlock:
    case SyntaxKind.FunctionDeclaration:
    case SyntaxKind.FunctionExpression:
    case SyntaxKind.ArrowFunction:
    case SyntaxKind.MethodDeclaration:
    case SyntaxKind.Constructor:
    case SyntaxKind.GetAccessor:
    case SyntaxKind.SetAccessor:
    case SyntaxKind.ClassStaticBlockDeclaration:
    case SyntaxKind.PropertyDeclaration:
      return true;
    default:
      return false;
  }
}

function opensScope(node: ts.Node): boolean {
  switch (node.kind) {
    case SyntaxKind.Block:
      return !compiler.isFunctionLike(node.parent) && !compiler.isClassStaticBlockDeclaration(node.parent);
    case SyntaxKind.ModuleDeclaration:
      return (node as ts.ModuleDeclaration).body?.kind === SyntaxKind.ModuleDeclaration;
    case SyntaxKind.CaseBlock:
    case SyntaxKind.ForStatement:
    case SyntaxKind.ForInStatement:
    case SyntaxKind.ForOfStatement:
    case SyntaxKind.CatchClause:
    case SyntaxKind.ClassDeclaration:
    case SyntaxKind.ClassExpression:
    case SyntaxKind.EnumDeclaration:
      return true;
    default:
      return opensFunctionScope(node);
  }
}

/** Names, decorators and computed keys of what opens a scope stand outside it. */
function standsInside(child: ts.Node, parent: ts.Node): boolean {
  if (compiler.isPropertyDeclaration(parent)) return parent.initializer === child;
  if (child.kind === SyntaxKind.Decorator) return false;
  return (parent as { readonly name?: ts.Node }).name !== child;
}

/** From how many steps on the way up is remembered: in a chain of 50,000 `+` the way would be walked for every term. */
const longWay = 64;

/** The innermost scope that a node stands in, without the one it opens itself. For a source file, its own. */
export function scopeAround(node: ts.Node): Scope {
  const trail: ts.Node[] = [];
  let inner = node;
  for (let steps = 0; ; steps++) {
    const isLong = steps > longWay;
    const scope = (isLong ? shortcuts.get(inner) : undefined) ?? scopeFromParent(inner);
    if (scope) {
      for (const passed of trail) shortcuts.set(passed, scope);
      return scope;
    }
    if (isLong) trail.push(inner);
    inner = inner.parent;
  }
}

/** The scope that the very parent of a node opens for it; undefined when the way up goes on. */
function scopeFromParent(child: ts.Node): Scope | undefined {
  if (compiler.isSourceFile(child)) return scopeOpenedBy(child);
  const { parent } = child;
  if (opensScope(parent) && standsInside(child, parent)) return scopeOpenedBy(parent);
  // The own name of a function or class expression is known only inside it.
  if (compiler.isFunctionExpression(parent) && parent.name === child) return scopeOpenedBy(child);
  return compiler.isClassExpression(parent) && parent.name === child ? scopeOpenedBy(parent) : undefined;
}

/**
 * The innermost scope that the identifiers of a node are resolved in: the one it opens itself, if it does
 * (a function's holds parameters and body; its body block opens none), else the one around it.
 */
export const scopeOf = (node: ts.Node): Scope => (opensScope(node) ? scopeOpenedBy(node) : scopeAround(node));

/**
 * What an identifier means, by shadowing and hoisting; for a declared name, its own definition.
 * Null for globals and for what is no reference: property names, labels, types.
 */
export function resolve(identifier: ts.Identifier): Definition | null {
  const known = resolved.get(identifier);
  if (known !== undefined) {
    if (sightNow() !== null && (known === null || compiler.isSourceFile(known.scope.node)))
      noteLookup(identifier.getSourceFile(), identifier.text, known);
    return known;
  }
  const definition = isReference(identifier) ? resolveAnew(identifier) : definitionAt(identifier);
  resolved.set(identifier, definition);
  return definition;
}

/** What a scope itself calls by a name. Only what a file defines can change while the statement that asks stays the same. */
function lookedUp(scope: Scope, name: string): Definition | undefined {
  const definition = scope.definitions.get(name);
  if (sightNow() !== null && compiler.isSourceFile(scope.node)) noteLookup(scope.node, name, definition ?? null);
  return definition;
}

function noteLookup(tree: ts.SourceFile, name: string, definition: Definition | null): void {
  const sight = sightNow();
  const question = `definition ${name}`;
  if (sight === null || sight.knows(tree, question)) return;
  sight.look(tree, question, partsOf(definition), (now) => partsOf(scopeOpenedBy(now).definitions.get(name) ?? null));
  if (definition !== null) for (const node of nodesOf(definition)) sight.node(node);
}

const nodesOf = ({ identifier, declaration, others }: Definition): ts.Node[] => [identifier, declaration, ...others];
const partsOf = (definition: Definition | null): unknown[] =>
  definition === null ? [] : [definition.kind, definition.constant, ...nodesOf(definition)];

/** As `resolve` for references, without remembering the answer: for asking about many at once. */
export function resolveAnew(reference: ts.Identifier): Definition | null {
  for (let scope: Scope | null = scopeAround(reference); scope !== null; scope = scope.parent) {
    const definition = lookedUp(scope, reference.text);
    if (definition && sees(reference, definition, scope)) return definition;
  }
  return null;
}

/** Default values of parameters see the other parameters, but not the body's own variables. */
function sees(reference: ts.Identifier, definition: Definition, scope: Scope): boolean {
  if (definition.kind === 'parameter' || !compiler.isFunctionLike(scope.node)) return true;
  const body = (scope.node as ts.FunctionLikeDeclaration).body;
  return body === undefined || reference.pos >= body.pos;
}

/** What is called `name` in a scope or around it; null for globals. */
export function definitionNamed(scope: Scope, name: string): Definition | null {
  for (let outer: Scope | null = scope; outer !== null; outer = outer.parent) {
    const definition = lookedUp(outer, name);
    if (definition) return definition;
  }
  return null;
}

/** The definition that a declared name introduces or adds to; null when the identifier declares nothing at run time. */
export function definitionAt(name: ts.Identifier): Definition | null {
  const declaration = name.parent;
  if ((declaration as { readonly name?: ts.Node }).name !== name) return null;
  for (let scope: Scope | null = scopeAround(name); scope !== null; scope = scope.parent) {
    const definition = lookedUp(scope, name.text);
    if (definition && (definition.declaration === declaration || definition.others.includes(declaration))) {
      return definition;
    }
  }
  return null;
}

/** The definitions that a name or a destructuring pattern introduces, in source order. */
export const definitionsIn = (name: ts.BindingName): readonly Definition[] =>
  identifiersIn(name).flatMap((identifier) => definitionAt(identifier) ?? []);
