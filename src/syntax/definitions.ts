/**
 * What a scope defines. Takes one scope, gives its definitions by name; looks at statements only, never into
 * expressions or nested functions, so collecting every scope of a file costs no more than one walk.
 * Ambient declarations (`declare const X`) define nothing at run time and are left out: their names are globals.
 */
import { compiler, type ts } from './typescript.js';
import { pushChildren } from './walk.js';

const { SyntaxKind } = compiler;

export type DefinitionKind =
  'variable' | 'function' | 'class' | 'parameter' | 'import' | 'enum' | 'enum-member' | 'namespace' | 'catch';

/** One name in one scope. What a compiler calls a declaration. */
export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly identifier: ts.Identifier;
  /**
   * The node that introduces it: VariableDeclaration, BindingElement, ParameterDeclaration, FunctionDeclaration or
   * FunctionExpression, class, ImportSpecifier, ImportClause, NamespaceImport, ImportEqualsDeclaration,
   * EnumDeclaration, EnumMember or ModuleDeclaration. Of several functions of one name, the last with a body.
   */
  readonly declaration: ts.Node;
  /** Further declarations of the same name: repeated `var`, overloads, merged enums and namespaces. */
  readonly others: readonly ts.Node[];
  /** Cannot be assigned to: `const`, `using`, imports, enums and namespaces. */
  readonly constant: boolean;
  readonly scope: Scope;
}

/** A stretch of the program in which names are defined. Filled when first asked for. */
export interface Scope {
  /**
   * The node that opens it: source file, function, class, block, case block, loop, catch clause, enum, module block,
   * property declaration (its initializer). For the own name of a function expression it is that name.
   */
  readonly node: ts.Node;
  readonly parent: Scope | null;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Whether `var` belongs here: functions, files, module blocks, static blocks, property initializers. */
  readonly isFunction: boolean;
  /** Whether the code in it is in strict mode. */
  readonly strict: boolean;
}

type Entry = { -readonly [Key in keyof Definition]: Definition[Key] } & { others: ts.Node[] };
type Entries = Map<string, Entry>;
type Binding = Pick<Definition, 'kind' | 'constant' | 'declaration'>;

/** The definitions of a scope, by name. */
export function collectDefinitions(scope: Scope): ReadonlyMap<string, Definition> {
  const entries: Entries = new Map();
  collectFrom(scope, scope.node, entries);
  return entries;
}

function collectFrom(scope: Scope, node: ts.Node, entries: Entries): void {
  if (compiler.isIdentifier(node)) return define(scope, entries, node, own(node.parent, 'function'));
  if (compiler.isClassExpression(node) && node.name) return define(scope, entries, node.name, own(node, 'class'));
  if (compiler.isSourceFile(node) || compiler.isModuleBlock(node)) return collectBody(scope, node.statements, entries);
  if (compiler.isClassStaticBlockDeclaration(node)) return collectBody(scope, node.body.statements, entries);
  if (compiler.isFunctionLike(node)) return collectFunction(scope, node, entries);
  if (compiler.isBlock(node)) return collectBlock(scope, node.statements, entries);
  if (compiler.isCaseBlock(node)) {
    for (const clause of node.clauses) collectBlock(scope, clause.statements, entries);
  } else if (isLoop(node)) {
    collectList(scope, node.initializer, entries, false);
  } else if (compiler.isCatchClause(node) && node.variableDeclaration) {
    collectName(scope, entries, node.variableDeclaration, 'catch', false);
  } else if (compiler.isEnumDeclaration(node)) {
    for (const member of node.members) collectName(scope, entries, member, 'enum-member', true);
  } else if (compiler.isModuleDeclaration(node) && node.body && compiler.isModuleDeclaration(node.body)) {
    collectName(scope, entries, node.body, 'namespace', true);
  }
}

const own = (declaration: ts.Node, kind: DefinitionKind): Binding => ({ declaration, kind, constant: true });

type Loop = ts.ForStatement | ts.ForInOrOfStatement;
const isLoop = (node: ts.Node): node is Loop =>
  compiler.isForStatement(node) || compiler.isForInStatement(node) || compiler.isForOfStatement(node);

function collectFunction(scope: Scope, node: ts.SignatureDeclaration, entries: Entries): void {
  for (const parameter of node.parameters) {
    const isThis = compiler.isIdentifier(parameter.name) && parameter.name.text === 'this';
    if (!isThis) collectName(scope, entries, parameter, 'parameter', false);
  }
  const body = (node as ts.FunctionLikeDeclaration).body;
  if (body && compiler.isBlock(body)) collectBody(scope, body.statements, entries);
}

/** The body of a function or file: its own statements, and every `var` below them. */
function collectBody(scope: Scope, statements: readonly ts.Statement[], entries: Entries): void {
  for (const statement of statements) collectStatement(scope, statement, entries, true);
  collectHoisted(scope, statements, entries);
}

function collectBlock(scope: Scope, statements: readonly ts.Statement[], entries: Entries): void {
  for (const statement of statements) collectStatement(scope, statement, entries, scope.strict);
}

const isAmbient = (node: ts.Statement): boolean =>
  compiler.canHaveModifiers(node) &&
  node.modifiers?.some((modifier) => modifier.kind === SyntaxKind.DeclareKeyword) === true;

/** What a statement defines in the very scope it stands in: everything but `var`. */
function collectStatement(scope: Scope, node: ts.Statement, entries: Entries, withFunctions: boolean): void {
  if (isAmbient(node)) return;
  if (compiler.isVariableStatement(node)) collectList(scope, node.declarationList, entries, false);
  else if (compiler.isFunctionDeclaration(node)) {
    if (withFunctions) collectName(scope, entries, node, 'function', false);
  } else if (compiler.isClassDeclaration(node)) collectName(scope, entries, node, 'class', false);
  else if (compiler.isEnumDeclaration(node)) collectName(scope, entries, node, 'enum', true);
  else if (compiler.isModuleDeclaration(node)) collectName(scope, entries, node, 'namespace', true);
  else if (compiler.isImportEqualsDeclaration(node)) collectName(scope, entries, node, 'import', true);
  else if (compiler.isImportDeclaration(node)) collectImport(scope, node.importClause, entries);
}

function collectImport(scope: Scope, clause: ts.ImportClause | undefined, entries: Entries): void {
  if (!clause) return;
  collectName(scope, entries, clause, 'import', true);
  const bindings = clause.namedBindings;
  if (!bindings) return;
  const named = compiler.isNamespaceImport(bindings) ? [bindings] : bindings.elements;
  for (const declaration of named) collectName(scope, entries, declaration, 'import', true);
}

/** `var`s of nested statements, and in sloppy code the functions of nested blocks, which are visible outside them. */
function collectHoisted(scope: Scope, statements: readonly ts.Statement[], entries: Entries): void {
  const stack: ts.Node[] = [...statements].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (compiler.isVariableStatement(node)) {
      if (!isAmbient(node)) collectList(scope, node.declarationList, entries, true);
    } else if (compiler.isVariableDeclarationList(node)) {
      collectList(scope, node, entries, true);
    } else if (compiler.isFunctionDeclaration(node)) {
      if (!scope.strict && isNested(node, scope.node)) collectName(scope, entries, node, 'function', false);
    } else if (holdsStatements(node)) {
      pushChildren(stack, node, holdsStatements);
    }
  }
}

/** Whether a function stands deeper than at the top of what opens the scope. */
const isNested = (node: ts.Node, opener: ts.Node): boolean =>
  node.parent !== opener && node.parent !== (opener as { readonly body?: ts.Node }).body;

/** Statements that other statements can stand in, and what holds those; nothing that is an expression. */
function holdsStatements(node: ts.Node): boolean {
  switch (node.kind) {
    case SyntaxKind.Block:
    case SyntaxKind.IfStatement:
    case SyntaxKind.DoStatement:
    case SyntaxKind.WhileStatement:
    case SyntaxKind.ForStatement:
    case SyntaxKind.ForInStatement:
    case SyntaxKind.ForOfStatement:
    case SyntaxKind.WithStatement:
    case SyntaxKind.SwitchStatement:
    case SyntaxKind.CaseBlock:
    case SyntaxKind.CaseClause:
    case SyntaxKind.DefaultClause:
    case SyntaxKind.LabeledStatement:
    case SyntaxKind.TryStatement:
    case SyntaxKind.CatchClause:
    case SyntaxKind.VariableStatement:
    case SyntaxKind.VariableDeclarationList:
    case SyntaxKind.FunctionDeclaration:
      return true;
    default:
      return false;
  }
}

function collectList(scope: Scope, list: ts.Node | undefined, entries: Entries, hoisted: boolean): void {
  if (!list || !compiler.isVariableDeclarationList(list)) return;
  const { BlockScoped, Const, Using } = compiler.NodeFlags;
  if (((list.flags & BlockScoped) === 0) !== hoisted) return;
  const constant = (list.flags & (Const | Using)) !== 0;
  for (const declaration of list.declarations) collectName(scope, entries, declaration, 'variable', constant);
}

function collectName(
  scope: Scope,
  entries: Entries,
  declaration: ts.Node & { readonly name?: ts.Node },
  kind: DefinitionKind,
  constant: boolean,
): void {
  if (!declaration.name) return;
  for (const identifier of identifiersIn(declaration.name)) {
    const binding = compiler.isBindingElement(identifier.parent) ? identifier.parent : declaration;
    define(scope, entries, identifier, { kind, constant, declaration: binding });
  }
}

/** The identifiers that a name or a destructuring pattern binds, in source order. */
export function identifiersIn(name: ts.Node): readonly ts.Identifier[] {
  if (compiler.isIdentifier(name)) return [name];
  if (!compiler.isObjectBindingPattern(name) && !compiler.isArrayBindingPattern(name)) return [];
  return name.elements.flatMap((element) => (compiler.isBindingElement(element) ? identifiersIn(element.name) : []));
}

function define(scope: Scope, entries: Entries, identifier: ts.Identifier, binding: Binding): void {
  const entry = entries.get(identifier.text);
  if (!entry) {
    if (identifier.text === '') return; // What the parser puts where a name is missing.
    entries.set(identifier.text, { name: identifier.text, identifier, others: [], scope, ...binding });
  } else if (overrides(binding, entry)) {
    entry.others.push(entry.declaration);
    Object.assign(entry, binding, { identifier });
  } else {
    entry.others.push(binding.declaration);
  }
}

/** Functions are hoisted with their value, so they win over what shares their name; of two, the last. */
const overrides = (binding: Binding, entry: Entry): boolean =>
  binding.kind === 'function' &&
  (binding.declaration as ts.FunctionDeclaration).body !== undefined &&
  (entry.kind === 'function' || entry.kind === 'variable' || entry.kind === 'parameter');
