/**
 * What a tagged template hands to its tag: the texts between the values as a list, then the values.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { arrayValue, primitive } from './values.js';
import type { ArrayValue, Environment, Value } from './values.js';

const rawTexts = new WeakMap<ArrayValue, ArrayValue>();
/** The texts of a template as they are written, escapes and all; null for other lists. */
export const rawOf = (texts: ArrayValue): ArrayValue | null => rawTexts.get(texts) ?? null;

const withRaw = (nodes: readonly ts.TemplateLiteralLikeNode[]): ArrayValue => {
  const texts = arrayValue(nodes.map(({ text }) => primitive(text)));
  rawTexts.set(texts, arrayValue(nodes.map(({ rawText, text }) => primitive(rawText ?? text))));
  return texts;
};

/** The arguments of the call that a tagged template is. */
export function templateArguments(run: Run, template: ts.TemplateLiteral, environment: Environment | null): Value[] {
  if (compiler.isNoSubstitutionTemplateLiteral(template)) return [withRaw([template])];
  const { head, templateSpans } = template;
  const values = templateSpans.map(({ expression }) => run.interpreter.evaluate(run, expression, environment));
  return [withRaw([head, ...templateSpans.map(({ literal }) => literal)]), ...values];
}
