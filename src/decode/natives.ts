/**
 * What the language gives to decoders: methods of texts, lists and numbers, and a few globals. No clock, no chance, nothing
 * of the machine; what is not named here is not followed. Patterns run only where they cannot run away.
 */
import { isObject, limited, numberOf, sizeLimit, textOf, truth } from './coercion.js';
import { matches, matching, patternOf } from './patterns.js';
import { failed, Fn, List, Native, notFollowed, Pattern, Rec } from './values.js';
import type { Value } from './values.js';

/** How natives call back. */
export type Call = (callee: Value, self: Value, args: readonly Value[]) => Value;
type Method<T> = (self: T, args: readonly Value[], call: Call) => Value;
type Methods<T> = ReadonlyMap<string, Method<T>>;

const methods = <T>(table: Readonly<Record<string, Method<T>>>): Methods<T> => new Map(Object.entries(table));
const integer = (value: Value, fallback: number): number => (value === undefined ? fallback : numberOf(value));
const list = (items: readonly Value[]): List => (items.length > sizeLimit ? notFollowed() : new List([...items]));

function replace(text: string, [from, to]: readonly Value[], isAll: boolean, call: Call): Value {
  const change = (...found: readonly unknown[]): string =>
    textOf(
      call(
        to,
        undefined,
        found.filter((one) => typeof one === 'string' || typeof one === 'number'),
      ),
    );
  const by = isObject(to) ? change : textOf(to);
  if (from instanceof Pattern) return limited(text.replace(matching(from, text), by as () => string));
  const searched = textOf(from);
  return limited(isAll ? text.replaceAll(searched, by as () => string) : text.replace(searched, by as () => string));
}

function split(text: string, [by, limit]: readonly Value[]): Value {
  const most = limit === undefined ? undefined : numberOf(limit);
  if (by instanceof Pattern) return list(text.split(matching(by, text), most));
  return list(by === undefined ? [text] : text.split(textOf(by), most));
}

const repeat = (text: string, count: number): string =>
  text.length * count > sizeLimit ? notFollowed() : count >= 0 ? text.repeat(count) : notFollowed();
const padded = (text: string, [size, fill]: readonly Value[], isStart: boolean): string => {
  const width = numberOf(size);
  if (width > sizeLimit) return notFollowed();
  const by = fill === undefined ? ' ' : textOf(fill);
  return isStart ? text.padStart(width, by) : text.padEnd(width, by);
};

const ofTexts = methods<string>({
  charAt: (text, [at]) => text.charAt(integer(at, 0)),
  charCodeAt: (text, [at]) => text.charCodeAt(integer(at, 0)),
  codePointAt: (text, [at]) => text.codePointAt(integer(at, 0)),
  at: (text, [at]) => text.at(integer(at, 0)),
  slice: (text, [from, to]) => text.slice(integer(from, 0), to === undefined ? undefined : numberOf(to)),
  substring: (text, [from, to]) => text.substring(integer(from, 0), to === undefined ? undefined : numberOf(to)),
  substr: (text, [from, size]) => {
    const start = integer(from, 0) < 0 ? Math.max(0, text.length + integer(from, 0)) : integer(from, 0);
    return text.slice(start, size === undefined ? undefined : start + Math.max(0, numberOf(size)));
  },
  split,
  indexOf: (text, [part, from]) => text.indexOf(textOf(part), integer(from, 0)),
  lastIndexOf: (text, [part]) => text.lastIndexOf(textOf(part)),
  includes: (text, [part]) => text.includes(textOf(part)),
  startsWith: (text, [part]) => text.startsWith(textOf(part)),
  endsWith: (text, [part]) => text.endsWith(textOf(part)),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  toString: (text: string) => text,
  valueOf: (text: string) => text,
  concat: (text, args) => limited(text + args.map((part) => textOf(part)).join('')),
  repeat: (text, [count]) => repeat(text, numberOf(count)),
  padStart: (text, args) => padded(text, args, true),
  padEnd: (text, args) => padded(text, args, false),
  replace: (text, args, call) => replace(text, args, false, call),
  replaceAll: (text, args, call) => replace(text, args, true, call),
  search: (text, [by]) => {
    const pattern = by instanceof Pattern ? by : patternOf(textOf(by), '');
    return text.search(matching(pattern, text));
  },
  match: (text, [by]) => {
    const found = by instanceof Pattern ? text.match(matching(by, text)) : notFollowed();
    return found === null ? null : list(found);
  },
});

const ofLists = methods<List>({
  push: ({ items }, args) => (items.length > sizeLimit ? notFollowed() : items.push(...args)),
  pop: ({ items }) => items.pop(),
  shift: ({ items }) => items.shift(),
  unshift: ({ items }, args) => (items.length > sizeLimit ? notFollowed() : items.unshift(...args)),
  slice: ({ items }, [from, to]) => list(items.slice(integer(from, 0), to === undefined ? undefined : numberOf(to))),
  splice: ({ items }, [from, count, ...rest]) =>
    list(items.splice(integer(from, 0), count === undefined ? items.length : numberOf(count), ...rest)),
  concat: ({ items }, args) => list([...items, ...args.flatMap((one) => (one instanceof List ? one.items : [one]))]),
  reverse: (self) => {
    self.items.reverse();
    return self;
  },
  join: ({ items }, [by]) =>
    limited(
      items
        .map((item) => (item === null || item === undefined ? '' : textOf(item)))
        .join(by === undefined ? ',' : textOf(by)),
    ),
  indexOf: ({ items }, [item]) => items.indexOf(item),
  includes: ({ items }, [item]) => items.includes(item),
  at: ({ items }, [at]) => items.at(integer(at, 0)),
  fill: (self, [value]) => {
    self.items.fill(value);
    return self;
  },
  toString: (self: List) => textOf(self),
  map: (self, [work], call) => list(self.items.map((item, index) => call(work, undefined, [item, index, self]))),
  filter: (self, [work], call) =>
    list(self.items.filter((item, index) => truth(call(work, undefined, [item, index, self])))),
  forEach: (self, [work], call) => {
    for (const [index, item] of self.items.entries()) call(work, undefined, [item, index, self]);
    return undefined;
  },
  some: (self, [work], call) => self.items.some((item, index) => truth(call(work, undefined, [item, index, self]))),
  find: (self, [work], call) => self.items.find((item, index) => truth(call(work, undefined, [item, index, self]))),
  reduce: (self, args, call) => {
    const items = args.length > 1 ? [args[1], ...self.items] : self.items;
    if (items.length === 0) return failed('reduce');
    const skipped = args.length > 1 ? 0 : 1;
    return items
      .slice(1)
      .reduce((sum: Value, item, index) => call(args[0], undefined, [sum, item, index + skipped, self]), items[0]);
  },
});

const ofNumbers = methods<number>({
  toString: (number: number, [radix]: readonly Value[]) => number.toString(integer(radix, 10)),
  toFixed: (number, [digits]) => number.toFixed(integer(digits, 0)),
  valueOf: (number: number) => number,
});

const ofFunctions = methods<Rec>({
  call: (callee, [self, ...args], call) => call(callee, self, args),
  apply: (callee, [self, args], call) => call(callee, self, args instanceof List ? args.items : []),
  toString: (callee: Rec) => (callee instanceof Fn ? callee.node.getText() : notFollowed()),
});

const ofPatterns = methods<Pattern>({
  test: (pattern, [text]) => matches(pattern, textOf(text)),
});

const ofRecords = methods<Rec>({
  hasOwnProperty: ({ own }: Rec, [key]: readonly Value[]) => own.has(textOf(key)),
});

/** The method of that name, as a function that is still to be bound; undefined where there is none. */
export function methodOf(self: Value, name: string): ((args: readonly Value[], call: Call) => Value) | undefined {
  const bind = <T>(table: Methods<T>, owner: T): ((args: readonly Value[], call: Call) => Value) | undefined => {
    const method = table.get(name);
    return method && ((args, call) => method(owner, args, call));
  };
  if (typeof self === 'string') return bind(ofTexts, self);
  if (self instanceof List) return bind(ofLists, self);
  if (typeof self === 'number') return bind(ofNumbers, self);
  if (self instanceof Pattern) return bind(ofPatterns, self);
  if (self instanceof Fn || self instanceof Native) return bind(ofFunctions, self) ?? bind(ofRecords, self);
  return self instanceof Rec ? bind(ofRecords, self) : undefined;
}
