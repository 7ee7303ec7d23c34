/**
 * What a context holds: what it is made with, and what its providers are given, wherever the program renders one.
 * Takes the call that makes the context, gives the join of both.
 */
import { handedNames } from '../syntax/handed-names.js';
import { namesOf } from '../syntax/going-by.js';
import { referencesTo } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import type { Run } from './run.js';
import { joinAll, unknown } from './values.js';
import type { Value } from './values.js';

const providerLimit = 4;

export function providedTo(run: Run, maker: ts.CallExpression, initial: Value): Value {
  const given = mentionsOf(run, maker).flatMap(valueGivenAt);
  if (given.length === 0 || given.length > providerLimit) return unlessNothing(maker, initial);
  run.muted++;
  try {
    const values = given.flatMap((node) => unlessThrown(run, () => run.interpreter.evaluate(run, node, null)) ?? []);
    // Somebody provides: what it is made with is only there for the type.
    return values.length === 0 ? initial : joinAll(values);
  } finally {
    run.muted--;
  }
}

/** A context that is made with nothing is there for a provider that stands elsewhere: nothing is not what is found in it. */
function unlessNothing(maker: ts.Node, initial: Value): Value {
  const isNothing = initial.kind === 'primitive' && (initial.value === null || initial.value === undefined);
  return isNothing ? unknown(handedNames(maker)[0] ?? namesOf(maker)[0]?.name ?? 'context') : initial;
}

function mentionsOf(run: Run, maker: ts.Node): readonly ts.Node[] {
  const names = namesOf(maker);
  const path = run.program.bundles.pathAround(maker);
  const exported = run.program
    .exports(path)
    .filter(({ local, specifier }) => specifier === undefined && names.some(({ name }) => name === local));
  return [
    ...names.flatMap((name) => [...referencesTo(name)]),
    ...exported.flatMap(({ name }) => run.program.importers.mentionsOf(path, name)),
  ];
}

/** `Context.Provider` of a context, or the context itself where that is rendered. */
const providerAt = (mention: ts.Node): ts.Node =>
  compiler.isPropertyAccessExpression(mention.parent) && mention.parent.name.text === 'Provider'
    ? mention.parent
    : mention;

/** `<Context.Provider value={…}>`, `<Context value={…}>`, and `createElement(Context.Provider, { value: … })`. */
export function valueGivenAt(mention: ts.Node): ts.Expression[] {
  const access = providerAt(mention);
  const { parent } = access;
  if (compiler.isJsxOpeningElement(parent) || compiler.isJsxSelfClosingElement(parent)) {
    return parent.attributes.properties.flatMap((attribute) => {
      if (!compiler.isJsxAttribute(attribute) || attribute.name.getText() !== 'value') return [];
      const { initializer } = attribute;
      const isExpression = initializer !== undefined && compiler.isJsxExpression(initializer);
      return isExpression && initializer.expression !== undefined ? [initializer.expression] : [];
    });
  }
  const isMade = access !== mention && compiler.isCallExpression(parent) && parent.arguments[0] === access;
  const properties = isMade ? parent.arguments[1] : undefined;
  if (properties === undefined || !compiler.isObjectLiteralExpression(properties)) return [];
  return properties.properties.flatMap((one) =>
    compiler.isPropertyAssignment(one) && one.name.getText() === 'value' ? [one.initializer] : [],
  );
}
