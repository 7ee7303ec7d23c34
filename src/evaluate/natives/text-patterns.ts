/**
 * `match`, `matchAll`, `replace`, `split`, `search` of strings and `test`, `exec` of regular expressions, on known
 * text and only with patterns that `patterns.ts` lets through. Replacement callbacks run through the context.
 */
import { arrayValue, primitive, tagOf, undefinedValue, unknown } from '../values.js';
import type { ArrayValue, RegExpValue, Tag, Value } from '../values.js';
import { stringIn, textOf, textValue } from './conversions.js';
import { argumentAt, methodPath, nativeTable, pureMethod, symbolFor, wrapAll } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';
import type { NativeContext } from '../native-context.js';
import { compilePattern } from './patterns.js';

const matchLimit = 1000;

interface PatternCall {
  readonly text: string;
  readonly pattern: RegExp;
  readonly tag: Tag;
}
function readCall(textIn: Value, patternIn: Value, flags = ''): PatternCall | null {
  const text = stringIn(textIn);
  if (text === null || patternIn.kind !== 'regexp') return null;
  const pattern = compilePattern(patternIn, text.length, flags);
  return pattern && { text, pattern, tag: tagOf(textIn, patternIn) };
}
const textPart = (text: string | undefined, tag: Tag): Value =>
  text === undefined ? undefinedValue : primitive(text, { tag });

/** A match as an array of its groups. Named groups are not kept. */
function matchArray(match: RegExpExecArray, tag: Tag): ArrayValue {
  return arrayValue(
    match.map((part) => textPart(part, tag)),
    { tag },
  );
}

/** The same, remembered as what `RegExp.$1` speaks of. */
function matchNoted(match: RegExpExecArray, tag: Tag, { context }: NativeCall): ArrayValue {
  const found = matchArray(match, tag);
  context.noteMatch(found);
  return found;
}

/** What the last match left: `RegExp.$1`, `RegExp.lastMatch`; null for other names, and where nothing has matched yet. */
export function matchedBefore(key: string, { lastMatch }: NativeContext): Value | null {
  const index = /^\$[1-9]$/.test(key) ? Number(key.slice(1)) : key === 'lastMatch' || key === '$&' ? 0 : null;
  if (index === null || lastMatch?.kind !== 'array') return null;
  const group = lastMatch.items[index] ?? undefinedValue;
  return group === undefinedValue ? primitive('', { tag: lastMatch.tag }) : group;
}

function allMatches({ pattern, text }: PatternCall): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    matches.push(match);
    if (matches.length >= matchLimit) break;
  }
  return matches;
}
const first = ({ pattern, text }: PatternCall): RegExpExecArray | null =>
  new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text);

const match: NativeFunction = (native) => {
  const call = readCall(native.receiver, argumentAt(native, 0));
  if (call === null) return null;
  if (call.pattern.global) {
    const matches = allMatches(call);
    const items = matches.map(([whole]) => textPart(whole, call.tag));
    return items.length === 0 ? primitive(null, { tag: call.tag }) : arrayValue(items, { tag: call.tag });
  }
  const found = first(call);
  return found === null ? primitive(null, { tag: call.tag }) : matchNoted(found, call.tag, native);
};

const matchAll: NativeFunction = ({ receiver, args: [pattern = undefinedValue] }) => {
  const call = readCall(receiver, pattern, 'g');
  return (
    call &&
    arrayValue(
      allMatches(call).map((found) => matchArray(found, call.tag)),
      { tag: call.tag },
    )
  );
};

const search: NativeFunction = ({ receiver, args: [pattern = undefinedValue] }) => {
  const call = readCall(receiver, pattern);
  return call && primitive(first(call)?.index ?? -1, { tag: call.tag });
};

const split: NativeFunction = ({ receiver, args: [pattern = undefinedValue] }) => {
  const call = readCall(receiver, pattern);
  if (call === null) return null;
  const parts = call.text.split(call.pattern, matchLimit) as (string | undefined)[];
  return arrayValue(
    parts.map((part) => textPart(part, call.tag)),
    { tag: call.tag },
  );
};

/** Matches of a text or a pattern, in order, with what each consumes. */
function occurrences(text: string, wanted: Value, all: boolean): RegExpExecArray[] | null {
  const literal = stringIn(wanted);
  const flags = literal !== null && all ? 'g' : '';
  const source = literal?.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const pattern: Value = source === undefined ? wanted : { kind: 'regexp', source, flags, tag: wanted.tag };
  const call = readCall(primitive(text), pattern);
  if (call === null) return null;
  if (call.pattern.global) return allMatches(call);
  const found = first(call);
  return found === null ? [] : [found];
}

/** `$1`, `$&` and `$$` in a replacement text. */
const expand = (replacement: string, found: RegExpExecArray): string =>
  replacement.replace(/\$(?:\$|&|(\d{1,2}))/g, (whole, digits: string | undefined) => {
    if (whole === '$$') return '$';
    if (whole === '$&') return found[0];
    return digits !== undefined && Number(digits) > 0 && Number(digits) < found.length
      ? (found[Number(digits)] ?? '')
      : whole;
  });

/** What one match is replaced by; null when a callback gives no known text. */
function replacementFor(call: NativeCall, found: RegExpExecArray, tag: Tag): Value | null {
  const replacement = argumentAt(call, 1);
  const text = textOf(replacement);
  if (text !== null) return primitive(expand(text, found), { tag });
  if (replacement.kind === 'unknown') return null;
  const args = [...found.map((part) => textPart(part, tag)), primitive(found.index)];
  return call.context.invoke(replacement, undefinedValue, args);
}

/** Joins what lies between the matches with what replaces them. */
const replacing =
  (all: boolean): NativeFunction =>
  (call) => {
    const text = stringIn(call.receiver);
    const found = text === null ? null : occurrences(text, argumentAt(call, 0), all);
    if (text === null || found === null) return null;
    const tag = tagOf(call.receiver, ...call.args);
    const inserted = found.map((one) => replacementFor(call, one, tag));
    const texts = inserted.map((value) => value && textOf(value));
    if (texts.includes(null)) return symbolFor(methodPath(call), [call.receiver, ...call.args]);
    let end = 0;
    let result = '';
    found.forEach((one, index) => {
      result += text.slice(end, one.index) + (texts[index] ?? '');
      end = one.index + one[0].length;
    });
    const whole = tagOf(primitive(undefined, { tag }), ...inserted.filter((value) => value !== null));
    const like = call.receiver.kind === 'primitive' ? call.receiver : null;
    return textValue(call.context, result + text.slice(end), {
      tag: whole,
      dimension: like?.dimension,
      from: like?.from,
    });
  };

/** Methods of strings that take regular expressions; `replace` takes texts too. */
export const patternMethods: NativeTable = wrapAll(pureMethod, {
  match,
  matchAll,
  search,
  split,
  replace: replacing(false),
  replaceAll: replacing(true),
});

const onPattern =
  (run: (pattern: RegExpValue, call: NativeCall) => Value | null): NativeFunction =>
  (call) =>
    call.receiver.kind === 'regexp' ? run(call.receiver, call) : null;

/** The text that a match begins with: where a time as a text may come up to it. */
function literalStart({ source, tag }: RegExpValue): Value {
  const [text = ''] = /^\^?((?:[\w\s:/-]|\\[-./:])*)/.exec(source.replace(/^\^/, '')) ?? [];
  return primitive(text.replaceAll('\\', ''), { tag });
}

/** Methods of `RegExp.prototype`. A global pattern remembers where it stopped; `exec` on one stays a symbol. */
export const regexpMethods: NativeTable = wrapAll(pureMethod, {
  test: onPattern((pattern, call) => {
    const read = readCall(argumentAt(call, 0), pattern);
    if (read === null) return null;
    const found = first(read);
    if (found !== null) matchNoted(found, read.tag, call);
    return call.context.decide(found !== null, argumentAt(call, 0), literalStart(pattern));
  }),
  exec: onPattern((pattern, call) => {
    if (/[gy]/.test(pattern.flags)) return unknown(methodPath(call), tagOf(pattern, ...call.args));
    const read = readCall(argumentAt(call, 0), pattern);
    if (read === null) return null;
    const found = first(read);
    return found === null ? primitive(null, { tag: read.tag }) : matchNoted(found, read.tag, call);
  }),
  toString: onPattern((pattern) => primitive(`/${pattern.source}/${pattern.flags}`, { tag: pattern.tag })),
});

/** `RegExp(…)` and `new RegExp(…)` of known text; whether it may be used is decided when it is. */
export const constructRegExp: NativeFunction = (call) => {
  const source = argumentAt(call, 0);
  const flags = stringIn(argumentAt(call, 1)) ?? (source.kind === 'regexp' ? source.flags : '');
  const text = source.kind === 'regexp' ? source.source : stringIn(source);
  if (text === null || !/^[dgimsuvy]*$/.test(flags)) return null;
  return { kind: 'regexp', source: text, flags, tag: tagOf(...call.args) };
};
/** The natives of regular expressions by global name. */
export const patternFunctions: NativeTable = nativeTable({ RegExp: constructRegExp });
