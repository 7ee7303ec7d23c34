/**
 * `System.register(["./other"], function (put) { return { setters: [function (other) { … }], execute() { … } } })`: what a
 * module imports comes in through setters, what it exports is put by name. Takes a call, gives what the parameters are.
 */
import type { FileModule, FileRole } from './bundled-module.js';
import { memberText } from './member-facts.js';
import { compiler, type ts } from './typescript.js';

/** The module that a call registers, under a name or without one; null for any other call. */
export function systemModule(node: ts.CallExpression): FileModule | null {
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'register') return null;
  if (!compiler.isIdentifier(callee.expression) || callee.expression.text !== 'System') return null;
  const [first] = node.arguments;
  const isNamed = first !== undefined && compiler.isStringLiteralLike(first);
  const [list, body] = isNamed ? node.arguments.slice(1) : node.arguments;
  if (list === undefined || !compiler.isArrayLiteralExpression(list) || body === undefined) return null;
  if (!compiler.isFunctionExpression(body) && !compiler.isArrowFunction(body)) return null;
  const [put] = body.parameters;
  const roles = new Map<ts.Node, FileRole>(put === undefined ? [] : [[put, 'put']]);
  const setters = settersIn(body);
  const given = list.elements.flatMap((element, index): [ts.Node, string][] => {
    const parameter = setters[index];
    return parameter !== undefined && compiler.isStringLiteralLike(element) ? [[parameter, element.text]] : [];
  });
  return { roles, given: new Map(given), value: null };
}

/** The parameter of each setter, by the place of its module in the list. */
function settersIn(body: ts.FunctionExpression | ts.ArrowFunction): readonly (ts.ParameterDeclaration | undefined)[] {
  const given = compiler.isBlock(body.body)
    ? body.body.statements.findLast(compiler.isReturnStatement)?.expression
    : undefined;
  const table = given !== undefined && compiler.isObjectLiteralExpression(given) ? given : null;
  const setters = table?.properties.find(({ name }) => name !== undefined && memberText(name) === 'setters');
  const list = setters !== undefined && compiler.isPropertyAssignment(setters) ? setters.initializer : undefined;
  if (list === undefined || !compiler.isArrayLiteralExpression(list)) return [];
  return list.elements.map((one) =>
    compiler.isFunctionExpression(one) || compiler.isArrowFunction(one) ? one.parameters[0] : undefined,
  );
}
