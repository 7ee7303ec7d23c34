/**
 * Modules that a file defines by name, as AMD has it: `define("name", ["require", "exports", "./other"], function …)`. Takes
 * a call, gives the module; what it is handed is known by its place in the list.
 */
import type { BundledModule, Roles } from './bundled-module.js';
import { compiler, type ts } from './typescript.js';

/** What a factory without a list is handed. */
const plain = ['require', 'exports', 'module'];

/** The module that a call defines; null for any other call. */
export function namedModule(node: ts.CallExpression): BundledModule | null {
  const [id, second, third] = node.arguments;
  if (!compiler.isIdentifier(node.expression) || node.expression.text !== 'define') return null;
  if (id === undefined || !compiler.isStringLiteralLike(id)) return null;
  const body = third ?? second;
  const list = third === undefined ? plain : textsOf(second);
  if (body === undefined || list === null) return null;
  if (!compiler.isFunctionExpression(body) && !compiler.isArrowFunction(body)) return null;
  const keys = list.map((name) => against(name, id.text));
  return { key: id.text, name: id.text, body, roles: rolesOf(list), targets: targetsOf(list, keys), given: keys };
}

function textsOf(node: ts.Expression | undefined): string[] | null {
  if (node === undefined || !compiler.isArrayLiteralExpression(node)) return null;
  return node.elements.map((element) => (compiler.isStringLiteralLike(element) ? element.text : ''));
}

function rolesOf(list: readonly string[]): Roles {
  const at = (role: 'require' | 'exports' | 'module'): Roles => {
    const index = list.indexOf(role);
    return index < 0 ? {} : { [role]: index };
  };
  return { ...at('require'), ...at('exports'), ...at('module') };
}

const targetsOf = (names: readonly string[], keys: readonly string[]): Map<string, string> =>
  new Map(names.map((name, index) => [name, keys[index] ?? name]));

/** `./other` as seen from `folder/name` is `folder/other`. */
function against(name: string, from: string): string {
  if (!/^\.{1,2}\//.test(name)) return name;
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What a factory gives back is the module, where it is handed no object to put its exports into. */
export function returnedModule({ body, roles, given }: BundledModule): ts.Expression | null {
  if (given === undefined || body.body === undefined) return null;
  if (!compiler.isBlock(body.body)) return body.body;
  const last = body.body.statements.findLast(compiler.isReturnStatement);
  return roles.exports !== undefined && last === undefined ? null : (last?.expression ?? null);
}
