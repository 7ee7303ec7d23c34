/**
 * Objects that a script works on under another name: `(function (ns) { ns.end = …; })(App.config)`. Takes a file and what is
 * written in it under the names of objects, gives the same under the names by which others know those objects.
 */
import { immediateArgument } from './immediate-call.js';
import type { SharedFact } from './shared-facts.js';
import { compiler, type ts } from './typescript.js';

/** What a function at the top of a file is handed in place: what it calls it, and the last name of what that is. */
interface Handed {
  readonly inner: string;
  readonly outer: string;
  readonly start: number;
  readonly end: number;
}

/** What hangs on the whole file: the facts of kind `written` that stand under the name of a parameter. */
export function writtenByParameters(tree: ts.SourceFile, shared: readonly SharedFact[]): SharedFact[] {
  const handed = tree.statements.flatMap(handedBy);
  if (handed.length === 0) return [];
  return shared.flatMap((fact) => {
    if (fact.kind !== 'written') return [];
    const [owner = '', member = ''] = fact.name.split('.');
    return handed
      .filter(({ inner, start, end }) => inner === owner && start <= fact.start && fact.end <= end)
      .map(({ outer }) => ({ ...fact, name: `${outer}.${member}` }));
  });
}

function handedBy(statement: ts.Statement): Handed[] {
  if (!compiler.isExpressionStatement(statement)) return [];
  const call = plain(statement.expression);
  if (!compiler.isCallExpression(call)) return [];
  const callee = plain(call.expression);
  const called = compiler.isPropertyAccessExpression(callee) ? plain(callee.expression) : callee;
  if (!compiler.isFunctionExpression(called) && !compiler.isArrowFunction(called)) return [];
  return called.parameters.flatMap(({ name }, index) => {
    const argument = immediateArgument(call, index);
    const outer = argument === undefined ? null : lastName(argument);
    if (outer === null || !compiler.isIdentifier(name) || name.text === outer) return [];
    return [{ inner: name.text, outer, start: called.pos, end: called.end }];
  });
}

/** Without parentheses and the signs before a function that is called in place. */
function plain(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    compiler.isParenthesizedExpression(inner) ||
    compiler.isPrefixUnaryExpression(inner) ||
    compiler.isVoidExpression(inner)
  )
    inner = compiler.isPrefixUnaryExpression(inner) ? inner.operand : inner.expression;
  return inner;
}

/** `config` of `App.config`, also where it is made in place: `App.config = App.config || {}`. */
function lastName(node: ts.Expression): string | null {
  if (compiler.isIdentifier(node)) return node.text;
  if (compiler.isPropertyAccessExpression(node)) return node.name.text;
  return compiler.isBinaryExpression(node) ? lastName(node.left) : null;
}
