/**
 * What a build writes over in a text: `'__BUILD_DATE__'`, `'%BUILD_TIME%'`, `'{{builtAt}}'`. Asked where a text is read as a date or
 * a number, which as it stands it is not: then it is the symbol of that name.
 */
import { unknown } from '../values.js';
import type { Unknown, Value } from '../values.js';

const form =
  /^(?:__(\w*[a-z]\w*?)__|@@?(\w*[a-z]\w*?)@{0,2}|%(\w*[a-z]\w*)%|\{\{ *(\w*[a-z]\w*) *\}\}|[#$]\{(\w*[a-z]\w*)\}|<%[-=]? *(\w*[a-z]\w*) *%>)$/i;
const longest = 60;

/** The symbol that a text stands for until a build has written over it; null for every other value. */
export function placeholderIn(value: Value): Unknown | null {
  if (value.kind !== 'primitive' || typeof value.value !== 'string' || value.value.length > longest) return null;
  const parts: readonly (string | undefined)[] = form.exec(value.value)?.slice(1) ?? [];
  const name = parts.find((one) => one !== undefined);
  return name === undefined ? null : unknown(`__${name}__`, value.tag, { from: value.from });
}
