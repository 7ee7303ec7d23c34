/**
 * Where the templates of Angular's components stand in a file, in the decorator of a class or in the call that a compiler made of
 * it, and the class that each belongs to. Takes the text and its tree; judges no template.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walk, walkKinds } from '../syntax/walk.js';
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
const compiledTemplate = /[\w$)}]\(\[[\w$.(),\s]{0,200}\(\{[^{}]{0,2000}?\btemplate\s*:\s*["'`]/;

export function angularHosts(tree: ts.SourceFile): AngularHost[] {
  const written = tree.statements
    .filter(compiler.isClassDeclaration)
    .flatMap((one) => hostsOf(tree, compiler.getDecorators(one) ?? [], one));
  return [...written, ...compiledHosts(tree)].sort((a, b) => a.at - b.at);
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

const { SyntaxKind } = compiler;
const parts = kindsOf(
  SyntaxKind.ClassDeclaration,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.BinaryExpression,
  SyntaxKind.CallExpression,
);

/** Of `decorate([…], X)` behind the class: what becomes of its outcome differs from compiler to compiler. */
function compiledHosts(tree: ts.SourceFile): AngularHost[] {
  const hosts: AngularHost[] = [];
  // Names come again in a bundle: the last class of a name before the call is the one.
  const classes = new Map<string, ts.ClassLikeDeclaration>();
  const note = (name: ts.Node | undefined, value: ts.Node | undefined): void => {
    if (name !== undefined && value !== undefined && compiler.isClassLike(value))
      classes.set(name.getText(tree), value);
  };
  walkKinds(tree, parts, (node) => {
    if (compiler.isClassDeclaration(node)) note(node.name, node);
    else if (compiler.isVariableDeclaration(node)) note(node.name, heldIn(node.initializer));
    else if (compiler.isBinaryExpression(node)) note(node.left, heldIn(node.right));
    else if (compiler.isCallExpression(node)) {
      const [decorators, target] = node.arguments;
      const isDecorating = decorators !== undefined && compiler.isArrayLiteralExpression(decorators);
      const own = isDecorating && target !== undefined ? classes.get(target.getText(tree)) : undefined;
      if (own !== undefined && isDecorating)
        hosts.push(
          ...hostsOf(tree, [decorators], own).filter(({ template: { start, end } }) =>
            ofAngular.test(tree.text.slice(start, end)),
          ),
        );
    }
  });
  return hosts;
}

/** `class { … }`, also as `Y = class { … }`. */
function heldIn(value: ts.Expression | undefined): ts.Expression | undefined {
  const isHandedOn = value !== undefined && compiler.isBinaryExpression(value);
  return isHandedOn && value.operatorToken.kind === SyntaxKind.EqualsToken ? heldIn(value.right) : value;
}
