/**
 * What a tagged template hands to its tag: the texts between the values as a list, then the values.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { arrayValue, primitive } from './values.js';
import type { Environment, Value } from './values.js';

/** The arguments of the call that a tagged template is. */
export function templateArguments(run: Run, template: ts.TemplateLiteral, environment: Environment | null): Value[] {
  if (compiler.isNoSubstitutionTemplateLiteral(template)) return [arrayValue([primitive(template.text)])];
  const { head, templateSpans } = template;
  const texts = [head, ...templateSpans.map(({ literal }) => literal)].map(({ text }) => primitive(text));
  const values = templateSpans.map(({ expression }) => run.interpreter.evaluate(run, expression, environment));
  return [arrayValue(texts), ...values];
}
