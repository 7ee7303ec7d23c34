/**
 * Modules that register themselves with their loader by name, as Parcel writes those that cannot be put into one scope:
 * `load.register("key", function (module, exports) { … })`. Takes a call, gives the module and what its loader is called.
 */
import type { BundledModule } from './bundled-module.js';
import { isComma } from './commas.js';
import { initialValueOf } from './initial-value.js';
import { withoutParentheses } from './parentheses.js';
import { resolve } from './scope-tree.js';
import { compiler, type ts } from './typescript.js';

export interface RegisteredModule {
  readonly module: BundledModule;
  /** The declaration of the variable that holds the loader. */
  readonly loader: ts.Node;
}

/** How the loader calls what was registered. */
const sign = /\.call\(\s*([\w$]+)\.exports\s*,\s*\1\s*,\s*\1\.exports\s*\)/;

/** Whether a text has such a loader. */
export const mayRegister = (text: string): boolean => text.includes('.register') && sign.test(text);

/** The module that a call registers; null for any other call. */
export function registeredModule(node: ts.CallExpression): RegisteredModule | null {
  const [key, body, more] = node.arguments;
  if (key === undefined || !compiler.isStringLiteralLike(key) || body === undefined || more !== undefined) return null;
  if (!compiler.isFunctionExpression(body) && !compiler.isArrowFunction(body)) return null;
  const loader = loaderOf(node.expression);
  if (loader === null || body.parameters.length > 2) return null;
  return { module: { key: key.text, name: null, body, roles: { module: 0, exports: 1 }, targets: null }, loader };
}

/** The variable in `load.register`, or in `register = load.register`. */
function loaderOf(node: ts.Expression): ts.Node | null {
  const inner = withoutParentheses(node);
  const callee = isComma(inner) ? inner.right : inner;
  if (compiler.isIdentifier(callee)) {
    const value = initialValueOf(callee);
    return value === null || compiler.isIdentifier(value) ? null : loaderOf(value);
  }
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'register') return null;
  const declaration = compiler.isIdentifier(callee.expression) ? resolve(callee.expression)?.declaration : undefined;
  return declaration ?? null;
}
