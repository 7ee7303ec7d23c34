/**
 * Dates that are declared as the default of a setting, by the name of the setting: `until: { default: '2027-01-01' }`,
 * `.option('until', { default: … })`, `.option('--until <date>', '…', '2027-01-01')`, `defaults: { until: … }`,
 * `until: string().default('2027-01-01')`; or that are provided under a text: `provide('until', …)`,
 * `{ provide: 'until', useValue: … }`, `bind('until').toConstantValue(…)`, or under a token. Takes a node, gives the name; what the date is worth is for others to ask.
 */
import { memberText } from './member-facts.js';
import { compiler, type ts } from './typescript.js';

const climbLimit = 4;
const dated = /^\D{0,12}\d{4}[-/.]\d\d?|\b(?:19|20)\d\d$/;
const constant = /^[A-Z][A-Z0-9_]{2,}$/;
const smallestInstant = 1e9;

/** Whether an expression may be a date that somebody wrote down. */
function isDate(node: ts.Expression): boolean {
  if (compiler.isStringLiteralLike(node)) return node.text.length < 40 && dated.test(node.text);
  if (compiler.isNumericLiteral(node)) return Number(node.text) >= smallestInstant;
  if (compiler.isIdentifier(node)) return constant.test(node.text);
  const isMaking = compiler.isNewExpression(node) || compiler.isCallExpression(node);
  return isMaking && /^Date\b/.test(node.expression.getText()) && (node.arguments?.length ?? 0) > 0;
}

/** The default that a node declares: the expression of the date, also where a function only gives it. */
export function defaultAt(node: ts.Node): ts.Expression | null {
  const given = compiler.isPropertyAssignment(node)
    ? node.initializer
    : compiler.isCallExpression(node)
      ? node.arguments.at(-1)
      : undefined;
  if (given === undefined || !compiler.isArrowFunction(given) || given.parameters.length > 0) return given ?? null;
  return compiler.isBlock(given.body) ? null : given.body;
}

/** What a token is called that is no text: the name of the constant that holds it. */
export const tokenName = (node: ts.Expression): string | null =>
  compiler.isIdentifier(node)
    ? `@${node.text}`
    : compiler.isPropertyAccessExpression(node)
      ? `@${node.name.text}`
      : null;

/** `const UNTIL = new Token('until', { factory: () => … })` */
function tokenMade({ parent: options }: ts.PropertyAssignment): string | null {
  const made = options.parent;
  const holder = compiler.isNewExpression(made) ? made.parent : null;
  const isKept = holder !== null && compiler.isVariableDeclaration(holder) && compiler.isIdentifier(holder.name);
  return isKept ? tokenName(holder.name) : null;
}

/** `{ provide: 'until', useValue: … }` */
function tokenBeside({ parent }: ts.PropertyAssignment): string | null {
  const tokens = parent.properties.flatMap((one) =>
    compiler.isPropertyAssignment(one) && memberText(one.name) === 'provide'
      ? [settingIn(one.initializer) ?? tokenName(one.initializer)]
      : [],
  );
  return tokens[0] ?? null;
}

/** The setting whose default a node declares; null for every other node. */
export function declaredAt(node: ts.PropertyAssignment | ts.CallExpression): string | null {
  const value = defaultAt(node);
  if (value === null || !isDate(value)) return null;
  if (compiler.isCallExpression(node)) return declaredByCall(node);
  const name = memberText(node.name);
  if (name === 'default' || name === 'defaultValue') return settingAround(node.parent);
  if (name === 'useValue' || name === 'useFactory') return tokenBeside(node) ?? settingAround(node.parent);
  if (name === 'factory') return tokenMade(node);
  return isAmongDefaults(node.parent) ? name : null;
}

const calleeName = ({ expression }: ts.CallExpression): string | null =>
  compiler.isPropertyAccessExpression(expression)
    ? expression.name.text
    : compiler.isIdentifier(expression)
      ? expression.text
      : null;

const options: ReadonlySet<string> = new Set(['option', 'requiredOption', 'default', 'setDefault', 'Option']);
/** Functions that put something under a text, for others to ask for by it. */
const providers: ReadonlySet<string> = new Set(['set', 'provide', 'register', 'registerInstance', 'constant', 'value']);

function declaredByCall(node: ts.CallExpression): string | null {
  const name = calleeName(node);
  if (name === 'toConstantValue' || name === 'toDynamicValue') return tokenBound(node.expression);
  if (name === 'asValue') return settingAround(node);
  if (name === null || !(options.has(name) || (providers.has(name) && node.arguments.length > 1))) return null;
  const [first] = node.arguments;
  if (node.arguments.length > 1) return first === undefined ? null : handedKey(first, name);
  return name === 'default' ? settingAround(node) : null;
}

/** `bind('until')` before the dot. */
function tokenBound(callee: ts.Expression): string | null {
  const bound = compiler.isPropertyAccessExpression(callee) ? callee.expression : null;
  const [token] = bound !== null && compiler.isCallExpression(bound) ? bound.arguments : [];
  return token === undefined ? null : (settingIn(token) ?? tokenName(token));
}

/** What something is put under: a text, or for what provides others with it a token as well. */
const handedKey = (node: ts.Expression, callee: string): string | null =>
  settingIn(node) ?? (providers.has(callee) && callee !== 'set' ? tokenName(node) : null);

/** `until`, `--until <date>`, `-u, --until-when [date]`. */
function settingIn(node: ts.Expression): string | null {
  if (!compiler.isStringLiteralLike(node)) return null;
  const long = /--(?:no-)?([\w-]+)/.exec(node.text)?.[1] ?? (/^[\w.-]+$/.test(node.text) ? node.text : null);
  return long?.slice(long.lastIndexOf('.') + 1).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null;
}

/** The name under which something is put into an object, or the one that is handed beside it. */
function settingAround(node: ts.Node): string | null {
  let inner = node;
  for (let step = 0; step < climbLimit * 2 && !compiler.isSourceFile(inner.parent); step++, inner = inner.parent) {
    const { parent } = inner;
    if (compiler.isPropertyAssignment(parent)) return memberText(parent.name);
    const isHanded = compiler.isCallExpression(parent) && parent.expression !== inner;
    if (isHanded && (options.has(calleeName(parent) ?? '') || providers.has(calleeName(parent) ?? '')))
      return parent.arguments[0] === inner
        ? null
        : handedKey(parent.arguments[0] as ts.Expression, calleeName(parent) ?? '');
    const goesOn = compiler.isCallExpression(parent) || compiler.isPropertyAccessExpression(parent);
    if (!goesOn) return null;
  }
  return null;
}

/** Whether an object stands below `defaults`: as a property of that name, or handed to a function that is called so. */
function isAmongDefaults(object: ts.Node): boolean {
  let inner = object;
  for (let step = 0; step < climbLimit; step++) {
    const { parent } = inner;
    // With more arguments it lays one under the other, and declares nothing.
    if (compiler.isCallExpression(parent))
      return parent.arguments.length === 1 && /^(?:defaults|setDefaults)$/.test(calleeName(parent) ?? '');
    if (!compiler.isPropertyAssignment(parent)) return false;
    if (/^defaults?$/.test(memberText(parent.name) ?? '')) return true;
    inner = parent.parent;
  }
  return false;
}
