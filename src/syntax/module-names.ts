/**
 * What a module calls the loader and what it exports: `require`, `module`, `exports` in a file, any names in the function
 * that a bundler makes of one. The facts of imports and exports ask it instead of looking for names.
 */
import { compiler, type ts } from './typescript.js';

/** By what its module is handed a call loads another module, names exports with their getters or values, or gives the whole. */
export type ContextCall = 'load' | 'names' | 'value' | 'put';

/** The names of one module. */
export interface ModuleNames {
  /** Whether the module is a file, which others may find by what it leaves on global objects. */
  readonly isFile?: true;
  /** Whether an identifier is the module object, which holds `exports`. */
  isModule(name: ts.Identifier): boolean;
  /** Whether an identifier is the object of what the module exports. */
  isExports(name: ts.Identifier): boolean;
  /** What a node loads, as its specifier; null when it loads nothing, or something unknown. */
  requiredBy(node: ts.Node): string | null;
  /** Whether a call that loads a module gives its default and not the whole of it. */
  givesDefault(call: ts.CallExpression): boolean;
  /** What a call does by what its module is handed; null for any other call. */
  contextCall?(call: ts.CallExpression): ContextCall | null;
}

/** The names in a file. Every `require(…)` is taken for the loader's. */
export const fileNames: ModuleNames = {
  isFile: true,
  isModule: ({ text }) => text === 'module',
  isExports: ({ text }) => text === 'exports',
  requiredBy(node) {
    if (!compiler.isCallExpression(node)) return null;
    const [from] = node.arguments;
    const callee = node.expression;
    const loads =
      callee.kind === compiler.SyntaxKind.ImportKeyword ||
      (compiler.isIdentifier(callee) && (callee.text === 'require' || callee.text === '__require'));
    return loads && from && compiler.isStringLiteralLike(from) ? from.text : null;
  },
  givesDefault: () => false,
};

/** `module.exports`, whatever the module object is called. */
export const isModuleExports = (node: ts.Node, own: ModuleNames): boolean =>
  compiler.isPropertyAccessExpression(node) &&
  node.name.text === 'exports' &&
  compiler.isIdentifier(node.expression) &&
  own.isModule(node.expression);

/** The object of what a module exports: `exports`, or `module.exports`. */
export const isExportsObject = (node: ts.Node, own: ModuleNames): boolean =>
  (compiler.isIdentifier(node) && own.isExports(node)) || isModuleExports(node, own);
