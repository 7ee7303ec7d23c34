/**
 * Dates that are declared as the default of a setting, by the name of the setting: `until: { default: '2027-01-01' }`,
 * `.option('until', { default: … })`, `.option('--until <date>', '…', '2027-01-01')`, `defaults: { until: … }`,
 * `until: string().default('2027-01-01')`. Takes a node, gives the name; what the date is worth is for others to ask.
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

/** The default that a node declares: the expression of the date. */
export function defaultAt(node: ts.Node): ts.Expression | null {
  if (compiler.isPropertyAssignment(node)) return node.initializer;
  return compiler.isCallExpression(node) ? (node.arguments.at(-1) ?? null) : null;
}

/** The setting whose default a node declares; null for every other node. */
export function declaredAt(node: ts.PropertyAssignment | ts.CallExpression): string | null {
  const value = defaultAt(node);
  if (value === null || !isDate(value)) return null;
  if (compiler.isCallExpression(node)) return declaredByCall(node);
  const name = memberText(node.name);
  if (name === 'default' || name === 'defaultValue') return settingAround(node.parent);
  return isAmongDefaults(node.parent) ? name : null;
}

const calleeName = ({ expression }: ts.CallExpression): string | null =>
  compiler.isPropertyAccessExpression(expression)
    ? expression.name.text
    : compiler.isIdentifier(expression)
      ? expression.text
      : null;

const options: ReadonlySet<string> = new Set(['option', 'requiredOption', 'default', 'setDefault', 'Option']);

function declaredByCall(node: ts.CallExpression): string | null {
  const name = calleeName(node);
  if (name === null || !options.has(name)) return null;
  const [first] = node.arguments;
  if (node.arguments.length > 1) return first === undefined ? null : settingIn(first);
  return name === 'default' ? settingAround(node) : null;
}

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
    if (isHanded && options.has(calleeName(parent) ?? ''))
      return parent.arguments[0] === inner ? null : settingIn(parent.arguments[0] as ts.Expression);
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
