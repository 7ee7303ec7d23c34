/**
 * Values that a framework keeps for the program: what is put into its hands comes back by the catalogue of keepers, and
 * so does what the program sets later. Takes a call, gives what it is worth, or null where it keeps nothing.
 */
import type { KeeperEntry } from '../rulebook/keepers.js';
import { setterCalls } from '../syntax/pairs.js';
import { isStandardGlobal } from '../syntax/standard-globals.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { mayHappen } from './happenings.js';
import { promising } from './promises.js';
import { providedTo } from './providers.js';
import type { Run } from './run.js';
import { storeMadeBy } from './stores.js';
import { askerBrand, heldKey, readerBrand } from './trace.js';
import { arrayValue, joinAll, joinValues, objectValue, undefinedValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';

const writeLimit = 6;

/** What a call gives of something that is called otherwise here, as minifiers import it: `import { ref as r } from 'vue'`. */
export function keptByNative(
  run: Run,
  callee: Value,
  node: ts.CallExpression,
  environment: Environment | null,
): Value | null {
  // `create()(…)`: called once more, for the types alone.
  const isTwice = callee.kind === 'unknown' && callee.path.endsWith('()');
  if (!isOfOthers(callee) && !isTwice) return null;
  const name = callee.kind === 'native' ? callee.name : callee.kind === 'unknown' ? callee.path.slice(0, -2) : '';
  const entry = run.lexicon.keeperNamed(name.slice(name.lastIndexOf('.') + 1));
  if (isTwice && entry?.gives !== 'store') return null;
  return entry === null ? null : kept(run, entry, node, environment);
}

/** What a call gives that hands a value to a framework. */
export function keptBy(run: Run, node: ts.CallExpression, environment: Environment | null): Value | null {
  const callee = calleeOf(node.expression);
  const name = lastName(callee);
  const entry = name === null ? null : run.lexicon.keeperNamed(name);
  if (entry === null) return null;
  // A method of that name on something that nobody knows may do anything.
  const asked = compiler.isCallExpression(callee) ? callee.expression : callee;
  if (asked !== callee && entry.gives !== 'store') return null;
  const isKnown = entry.anywhere ?? isOfOthers(run.interpreter.evaluate(run, asked, environment));
  return isKnown ? kept(run, entry, node, environment) : null;
}

/** What the language has itself keeps nothing, whatever it is called: `Object.create`. */
const isOfOthers = (callee: Value): boolean =>
  callee.kind === 'native' && !isStandardGlobal(callee.name.slice(0, (callee.name.indexOf('.') + 1 || Infinity) - 1));

/** `(0, react.useState)(…)`, as bundlers write it. */
function calleeOf(node: ts.Expression): ts.Expression {
  let inner = node;
  while (compiler.isParenthesizedExpression(inner)) inner = inner.expression;
  if (!compiler.isBinaryExpression(inner)) return inner;
  return inner.operatorToken.kind === compiler.SyntaxKind.CommaToken ? calleeOf(inner.right) : inner;
}

function lastName(node: ts.Expression): string | null {
  // `create<State>()(…)`: called once more, for the types alone.
  if (compiler.isCallExpression(node) && node.arguments.length === 0) return lastName(node.expression);
  if (compiler.isIdentifier(node)) return node.text;
  return compiler.isPropertyAccessExpression(node) ? node.name.text : null;
}

function kept(run: Run, entry: KeeperEntry, node: ts.CallExpression, environment: Environment | null): Value | null {
  const [first, second] = node.arguments;
  if (first === undefined || compiler.isSpreadElement(first)) return null;
  if (entry.second === true) return second === undefined ? null : functionAt(run, second, environment);
  const given = run.interpreter.evaluate(run, first, environment);
  const before = entry.stored === true ? storedUnder(given) : null;
  const ask = (value: Value): Value =>
    value.kind === 'function' ? run.interpreter.call(run, value, null, [], node) : value;
  const value = entry.asks === true ? ask(given) : entry.derives === true ? derivedBy(run, given, node) : given;
  switch (entry.gives) {
    case 'value':
      return value;
    case 'store':
      return value.kind === 'function'
        ? storeMadeBy(run, value, { path: entry.call, before: storedStore(run, first, environment) }, node)
        : null;
    case 'promising':
      return value.kind === 'function' ? promising(value) : value;
    case 'box':
      return boxOf(before ?? value, entry);
    case 'reader':
      return readerOf(value);
    case 'pair':
    case 'reader-pair': {
      const state = setLater(run, node, before ?? ask(value), environment, (_, next) => next);
      return pairOf(entry.gives === 'pair' ? state : readerOf(state), entry);
    }
    case 'reduced': {
      const initial = second === undefined ? undefinedValue : run.interpreter.evaluate(run, second, environment);
      const reduce = (before: Value, action: Value): Value =>
        run.interpreter.call(run, given, null, [before, action], node);
      return pairOf(setLater(run, node, initial, environment, reduce), entry);
    }
    case 'context':
      return contextOf(run, entry, node, value, environment);
    case 'derived':
      return second === undefined ? null : derivedFrom(run, entry, given, second, node, environment);
    case 'held':
      return given.kind === 'object' ? (given.properties.get(heldKey) ?? null) : null;
    case 'unboxed':
      return unboxed(run, value, first);
    // Options of a component are no calls: see `components.ts`.
    default:
      return null;
  }
}

/** What a context or a store holds: what it is made with, is given, and is set to by the function that it begins with. */
function contextOf(
  run: Run,
  { call }: KeeperEntry,
  node: ts.CallExpression,
  value: Value,
  environment: Environment | null,
): Value {
  const held = setLater(run, node, providedTo(run, node, value), environment, (_, next) => next);
  return objectValue([[heldKey, held]], { open: true, path: call });
}

function functionAt(run: Run, node: ts.Expression, environment: Environment | null): Value | null {
  const value = run.interpreter.evaluate(run, node, environment);
  return value.kind === 'function' ? value : null;
}

/** What an earlier run has left in the storage under a key. */
const storedUnder = (key: Value): Value =>
  unknown(
    `localStorage.getItem(${key.kind === 'primitive' && typeof key.value === 'string' ? JSON.stringify(key.value) : ''})`,
  );

/** What an earlier run has left of a store whose maker is wrapped by what keeps it: `create(devtools(persist(make, { name })))`. */
function storedStore(run: Run, maker: ts.Expression, environment: Environment | null): Value | null {
  for (let node: ts.Expression | undefined = maker; node !== undefined && compiler.isCallExpression(node);) {
    const callee = run.interpreter.evaluate(run, node.expression, environment);
    const name = callee.kind === 'native' ? callee.name.slice(callee.name.lastIndexOf('.') + 1) : '';
    const [inner, options]: readonly ts.Expression[] = node.arguments;
    if (run.lexicon.keeperNamed(name)?.stored === true && options !== undefined) {
      const { properties } = run.interpreter.evaluate(run, options, environment) as { properties?: Map<string, Value> };
      return storedUnder(properties?.get('name') ?? undefinedValue);
    }
    node = inner;
  }
  return null;
}

/** A store that is made of what others hold, by a function that asks them. */
const derivedBy = (run: Run, given: Value, node: ts.Node): Value =>
  given.kind === 'function' && given.node.parameters.length > 0
    ? run.interpreter.call(run, given, null, [objectValue([], { brand: askerBrand })], node)
    : given;

/** What a store holds that is handed to whoever asks. */
export const heldBy = (store: Value | undefined): Value =>
  (store?.kind === 'object' ? store.properties.get(heldKey) : undefined) ?? unknown('held', store?.tag);

/** A store that is made of what others hold: of one, or of a list of them. */
function derivedFrom(
  run: Run,
  { call }: KeeperEntry,
  sources: Value,
  maker: ts.Expression,
  node: ts.Node,
  environment: Environment | null,
): Value | null {
  const heldBy = (store: Value): Value =>
    (store.kind === 'object' ? store.properties.get(heldKey) : undefined) ?? unknown(`${call}()`, store.tag);
  const held = sources.kind === 'array' ? arrayValue(sources.items.map(heldBy)) : heldBy(sources);
  const make = run.interpreter.evaluate(run, maker, environment);
  if (make.kind !== 'function') return null;
  return objectValue([[heldKey, run.interpreter.call(run, make, null, [held], node)]], { open: true, path: call });
}

/** What is worked out on demand is asked for by its property in one framework, by a call in another. */
function boxOf(value: Value, { member = 'value', asks, call }: KeeperEntry): Value {
  const held: [string, Value][] = [[member, value]];
  return asks === true
    ? objectValue([...held, [heldKey, value]], { open: true, path: call, brand: readerBrand })
    : objectValue(held, { open: true, path: call });
}

/** What a box holds; whatever is none stays as it is. */
export function unboxed(run: Run, value: Value, node: ts.Node): Value {
  if (value.kind !== 'object' || !value.open) return value;
  const entry = run.lexicon.keeperNamed(value.path);
  return entry?.gives === 'box' ? run.interpreter.getProperty(run, value, entry.member ?? 'value', node) : value;
}

/** A function that gives a value; `.set(…)` on it is a method like others. */
const readerOf = (value: Value): Value => objectValue([[heldKey, value]], { open: true, brand: readerBrand });
export const readBy = (reader: Value & { kind: 'object' }): Value =>
  reader.properties.get(heldKey) ?? unknown('reader()');

const pairOf = (value: Value, { call }: KeeperEntry): Value => arrayValue([value, unknown(`${call}()[1]`)]);

/** What is kept, and what else it may be by now: everything that is handed to the function that sets it. */
function setLater(
  run: Run,
  node: ts.CallExpression,
  initial: Value,
  environment: Environment | null,
  next: (before: Value, handed: Value) => Value,
): Value {
  const calls = setterCalls(node);
  if (calls.length === 0 || calls.length > writeLimit) return initial;
  run.muted++;
  try {
    const values = calls.flatMap((call) => {
      const [handed] = call.arguments;
      if (handed === undefined || mayHappen(run, call, environment, null) === 'never') return [];
      return (
        unlessThrown(run, () => {
          const value = run.interpreter.evaluate(run, handed, environment);
          const isUpdate = value.kind === 'function';
          return next(initial, isUpdate ? run.interpreter.call(run, value, null, [initial], call) : value);
        }) ?? []
      );
    });
    return values.length === 0 ? initial : joinValues(initial, joinAll(values));
  } finally {
    run.muted--;
  }
}
