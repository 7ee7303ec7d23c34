/**
 * Rewrites that leave a program's meaning as it is: other names, literals taken out, comparisons turned round, De
 * Morgan, a minifier. Each takes the text of a module and gives another one; works on the tree, so strings stay whole.
 */
import { transform } from 'esbuild';
import ts from 'typescript';
import { apart, each, edited, editsIn, isCommonJs, isVariable, parse, placeOf } from './edits.js';
import type { Rewrite } from './edits.js';
import { functionsExtracted, functionsMoved } from './extractions.js';

/** Names that the text itself binds, but for what it exports or imports. */
function boundNames(text: string): Set<string> {
  const names = new Set<string>();
  editsIn(text, (node) => {
    const isBinding = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    const isShared = ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent);
    if (isBinding && !isShared && ts.isIdentifier(node.name)) names.add(node.name.text);
    return null;
  });
  editsIn(text, (node) => {
    const isExported =
      ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported === true && ts.isVariableStatement(node))
      for (const { name } of node.declarationList.declarations) names.delete(name.getText());
    return null;
  });
  return names;
}

const newNames = ['alpha', 'q', '$0', 'theValue', 'x9', '_u', 'lastOfAll', 'zz', 'm1', 'kappa', 'w', 'ßeta'];

/** Every variable under another name. */
export const renamed = each((text, choice) => {
  const names = [...boundNames(text)];
  const renamings = new Map(
    names.map((name, index) => [name, `${newNames[(choice + index) % newNames.length] ?? 'v'}${index}`]),
  );
  const edits = editsIn(text, (node) => {
    const name = ts.isIdentifier(node) && isVariable(node) ? renamings.get(node.text) : undefined;
    if (name === undefined) return null;
    const shown = ts.isShorthandPropertyAssignment(node.parent) ? `${node.getText()}: ${name}` : name;
    return { ...placeOf(node), text: shown };
  });
  // `{ Date }` and the like stay as they are: they are names of members as well.
  return /\{[^{}:()]*\}\s*=/.test(text) ? text : edited(text, edits);
});

/** Whether a literal is a value by itself: no key, no module's name, no directive. */
function isPlainLiteral(node: ts.Node): node is ts.LiteralExpression {
  if (!ts.isNumericLiteral(node) && !ts.isStringLiteral(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isImportDeclaration(parent) && !ts.isExpressionStatement(parent) && !isRequire(parent);
}
const isRequire = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';

interface Taken {
  readonly text: string;
  /** Name → literal. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Takes some of the literals of a text out. */
function takeOut(text: string, choice: number, prefix: string, of: (name: string) => string): Taken {
  const constants = new Map<string, string>();
  let count = 0;
  const edits = editsIn(text, (node) => {
    if (!isPlainLiteral(node) || (choice + count++) % 3 === 0) return null;
    const name = `${prefix}_${constants.size}`;
    constants.set(name, node.getText());
    // `return"on"` needs a space that it did not have.
    return { ...placeOf(node), text: ` ${of(name)}` };
  });
  return { text: edited(text, edits), constants };
}

/** Literals as constants of the module. */
export const extracted = each((text, choice) => {
  const { text: rest, constants } = takeOut(text, choice, 'CONSTANT', (name) => name);
  const [imports, body] = apart(rest);
  return `${imports}\n${[...constants].map(([name, value]) => `const ${name} = ${value};\n`).join('')}${body}`;
});

/** Literals as constants of another module, in the form of modules that the program uses. */
export const moved: Rewrite = (files, choice) => {
  const entries = Object.entries(files).flatMap(([path, text], index): [string, string][] => {
    const common = isCommonJs(text);
    const { text: rest, constants } = takeOut(text, choice, 'DATE', (name) => (common ? `dates.${name}` : name));
    if (constants.size === 0) return [[path, text]];
    const names = [...constants.keys()].join(', ');
    const values = [...constants].map(([name, value]) => `const ${name} = ${value};\n`).join('');
    return common
      ? [
          [path, `const dates = require('./dates${index}');\n${rest}`],
          [`dates${index}.js`, `${values}module.exports = { ${names} };\n`],
        ]
      : [
          [path, `import { ${names} } from './dates${index}.js';\n${rest}`],
          [`dates${index}.js`, values.replace(/^const/gm, 'export const')],
        ];
  });
  return Object.fromEntries(entries);
};

const mirrored: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '===': '===',
  '!==': '!==',
  '==': '==',
};

/** Whether both sides may be evaluated in the other order: nothing in them is written. */
const isQuiet = (node: ts.Node): boolean => !/=(?!=|>)|\+\+|--|\.set|\.sort|yield|await/.test(node.getText());

/** Comparisons with their sides changed. */
export const turned = each((text) => {
  const rewritten = (node: ts.Node): string => {
    if (ts.isBinaryExpression(node) && isQuiet(node.left) && isQuiet(node.right)) {
      const sign = mirrored[node.operatorToken.getText()];
      if (sign !== undefined) return ` ${rewritten(node.right)} ${sign} ${rewritten(node.left)}`;
    }
    return withChildren(node, rewritten);
  };
  return rewritten(parse(text));
});

/** A node's text with its children rewritten. */
function withChildren(node: ts.Node, rewrite: (child: ts.Node) => string): string {
  const source = node.getSourceFile().text;
  let [result, position] = ['', ts.isSourceFile(node) ? 0 : node.getStart()];
  ts.forEachChild(node, (child) => {
    const start = child.getStart();
    if (start < position) return;
    result += source.slice(position, start) + rewrite(child);
    position = child.end;
  });
  return result + source.slice(position, node.end);
}

/** `a && b` as `!(!a || !b)`, and the other way round, where nothing but yes or no comes of it. */
export const negated = each((text) => {
  const rewritten = (node: ts.Node): string => {
    const sign = ts.isBinaryExpression(node) ? node.operatorToken.getText() : '';
    if (ts.isBinaryExpression(node) && (sign === '&&' || sign === '||') && isAnswer(node)) {
      const other = sign === '&&' ? '||' : '&&';
      return `!(!(${rewritten(node.left)}) ${other} !(${rewritten(node.right)}))`;
    }
    return withChildren(node, rewritten);
  };
  return rewritten(parse(text));
});

/** Whether an expression is a yes or no by its form. */
function isAnswer(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isAnswer(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(node)) return false;
  const sign = node.operatorToken.getText();
  return sign in mirrored || ((sign === '&&' || sign === '||') && isAnswer(node.left) && isAnswer(node.right));
}

/** What esbuild makes of it, names and syntax. */
export const minified: Rewrite = async (files) => {
  const entries = Object.entries(files).map(async ([path, text]) => {
    const { code } = await transform(text, {
      minify: true,
      target: 'es2022',
      ...(isCommonJs(text) ? { format: 'cjs' } : { format: 'esm' }),
    });
    return [path, code] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
};

export const rewrites: readonly (readonly [name: string, rewrite: Rewrite])[] = [
  ['other names', renamed],
  ['constants', extracted],
  ['constants of another module', moved],
  ['functions', functionsExtracted],
  ['functions of another module', functionsMoved],
  ['sides changed', turned],
  ['De Morgan', negated],
  ['minified', minified],
];
