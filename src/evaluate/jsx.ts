/** JSX: a tree is a value like any other; its text tells one tree from another. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { arrayValue, objectValue, primitive, unknown } from './values.js';
import type { Environment, Value } from './values.js';

function childrenOf(run: Run, children: readonly ts.JsxChild[], environment: Environment | null): Value[] {
  return children.flatMap((child): Value[] => {
    if (compiler.isJsxText(child)) return child.text.trim() === '' ? [] : [primitive(child.text.trim())];
    if (!compiler.isJsxExpression(child)) return [run.interpreter.evaluate(run, child, environment)];
    return child.expression === undefined ? [] : [run.interpreter.evaluate(run, child.expression, environment)];
  });
}

function attributesOf(run: Run, attributes: ts.JsxAttributes, environment: Environment | null): [string, Value][] {
  return attributes.properties.flatMap((property): [string, Value][] => {
    if (!compiler.isJsxAttribute(property)) return [];
    const { initializer } = property;
    const name = property.name.getText();
    if (initializer === undefined) return [[name, primitive(true)]];
    if (compiler.isStringLiteral(initializer)) return [[name, primitive(initializer.text)]];
    const expression = compiler.isJsxExpression(initializer) ? initializer.expression : initializer;
    return expression === undefined ? [] : [[name, run.interpreter.evaluate(run, expression, environment)]];
  });
}

/** An element as an object of brand `jsx` with its tag, attributes and children. */
export function evaluateJsx(run: Run, node: ts.Node, environment: Environment | null): Value {
  if (compiler.isJsxFragment(node)) return tree('', [], childrenOf(run, node.children, environment));
  const opening = compiler.isJsxElement(node) ? node.openingElement : node;
  if (!compiler.isJsxOpeningElement(opening) && !compiler.isJsxSelfClosingElement(opening)) return unknown('jsx');
  const children = compiler.isJsxElement(node) ? childrenOf(run, node.children, environment) : [];
  return tree(opening.tagName.getText(), attributesOf(run, opening.attributes, environment), children);
}

function tree(tag: string, attributes: readonly [string, Value][], children: Value[]): Value {
  const listed: [string, Value][] = children.length === 0 ? [] : [['children', arrayValue(children)]];
  return objectValue([['tag', primitive(tag)], ...attributes, ...listed], { brand: 'jsx' });
}
