/**
 * Where the templates of Angular's components stand in a file, in the decorator of a class or in the call that a compiler made of
 * it, and the class that each belongs to. Takes the text and its tree; judges no template.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import type { Span } from './template-tree.js';

/** Signs of a template of Angular. */
export const ofAngular = /\*ng[A-Z]|^\s*@(?:if|for|switch)\b|\s\[[\w.-]+\]=|\s\([\w.-]+\)=|\{\{/m;

/** A template, and the end of its class: where a member can be added. */
export interface AngularHost {
  readonly template: Span;
  readonly at: number;
}

/** Whether a text may hold any: where only a comment speaks of components, a bundle would be parsed twice for nothing. */
export const mayHoldTemplates = (text: string): boolean =>
  /\btemplate\s*:/.test(text) && (/^[ \t]*@Component\s*\(/m.test(text) || compiledTemplate.test(text));
/** `X = decorate([component({ selector: 'x', template: '…' })], X)` */
const compiledTemplate = /[\w$)]\(\[[\w$.(),\s]{0,200}\(\{[^{}]{0,2000}?\btemplate\s*:\s*["'`]/;

export function angularHosts(tree: ts.SourceFile): AngularHost[] {
  const hosts: AngularHost[] = [];
  for (const statement of tree.statements) {
    if (compiler.isClassDeclaration(statement))
      hosts.push(...hostsOf(tree, compiler.getDecorators(statement) ?? [], statement));
    else for (const call of decoratingCalls(statement)) hosts.push(...compiledHosts(tree, call));
  }
  return hosts;
}

function hostsOf(tree: ts.SourceFile, decorators: readonly ts.Node[], { end }: ts.Node): AngularHost[] {
  const template = decorators.map((one) => templateIn(tree, one)).find((one) => one !== null);
  return template ? [{ template, at: end - 1 }] : [];
}

/** The text of `template: '…'`. */
function templateIn(tree: ts.SourceFile, decorator: ts.Node): Span | null {
  let found: Span | null = null;
  walk(decorator, (inner) => {
    if (
      compiler.isPropertyAssignment(inner) &&
      inner.name.getText(tree) === 'template' &&
      compiler.isStringLiteralLike(inner.initializer)
    )
      found = { start: inner.initializer.getStart(tree) + 1, end: inner.initializer.end - 1 };
    return found === null;
  });
  return found;
}

interface Decorating {
  readonly decorators: ts.ArrayLiteralExpression;
  readonly name: string;
}

/** `X = decorate([…], X)`, alone or one of several in a statement. */
function decoratingCalls(statement: ts.Statement): Decorating[] {
  const found: Decorating[] = [];
  const look = (node: ts.Expression): void => {
    if (!compiler.isBinaryExpression(node)) return;
    const { left, operatorToken, right } = node;
    if (operatorToken.kind === compiler.SyntaxKind.CommaToken) {
      look(left);
      look(right);
      return;
    }
    if (!compiler.isIdentifier(left) || !compiler.isCallExpression(right)) return;
    const [decorators, target] = right.arguments;
    const isDecorating = decorators !== undefined && compiler.isArrayLiteralExpression(decorators);
    if (isDecorating && target !== undefined && compiler.isIdentifier(target) && target.text === left.text)
      found.push({ decorators, name: left.text });
  };
  if (compiler.isExpressionStatement(statement)) look(statement.expression);
  return found;
}

function compiledHosts(tree: ts.SourceFile, { decorators, name }: Decorating): AngularHost[] {
  const own = classNamed(tree, name);
  if (own === null) return [];
  return hostsOf(tree, [decorators], own).filter(({ template: { start, end } }) =>
    ofAngular.test(tree.text.slice(start, end)),
  );
}

/** The class that a name of the file is declared with. */
function classNamed(tree: ts.SourceFile, name: string): ts.ClassLikeDeclaration | null {
  for (const statement of tree.statements) {
    if (compiler.isClassDeclaration(statement) && statement.name?.text === name) return statement;
    if (!compiler.isVariableStatement(statement)) continue;
    const held = statement.declarationList.declarations.find(
      (one) => compiler.isIdentifier(one.name) && one.name.text === name,
    )?.initializer;
    if (held !== undefined && compiler.isClassExpression(held)) return held;
  }
  return null;
}
