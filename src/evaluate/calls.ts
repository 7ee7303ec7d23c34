/**
 * Calls: who is meant, and what happens when nobody in the text is. A call out of the program is an event, its
 * result a symbol named after it; functions handed to it are run once, as it may call them.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { addedMethod } from './added-methods.js';
import { unboxed } from './boxed.js';
import { eitherValue, openingBy } from './branches.js';
import { callAdded, callEither, callGlobal, clockKept, methodsAt } from './by-name.js';
import { asTaken } from './coercion.js';
import { clockCall, clockOrigin } from './clocks.js';
import { noteEvent } from './events.js';
import { isContainer } from './fills.js';
import { callFunction } from './functions.js';
import { givenBack } from './given-back.js';
import { elementDirected, elementMade, makerAmong } from './jsx.js';
import { decodedKey } from './keys.js';
import { notePut, noteSetValue, puts } from './holders.js';
import { heldBy, readBy } from './keepers.js';
import { callListeners } from './listeners.js';
import { requiredModule } from './modules.js';
import { nativeContext } from './native-bridge.js';
import { callLibrary, callMethod, callNative } from './natives/natives.js';
import { isMissing, isNothing } from './options.js';
import { callPromising, promisingBrand, settle } from './promises.js';
import { isPending } from './pending.js';
import { callProxy, proxyBrand } from './proxies.js';
import { inRow, perRow } from './rows.js';
import type { Run } from './run.js';
import { settledElsewhere } from './settlers.js';
import { shippedText } from './shipped-files.js';
import { pathOfCall } from './symbol-paths.js';
import { armTimer, isDeferred } from './timers.js';
import { askStore, changerBrand, changeState, storeBrand } from './stores.js';
import { answerMark, askerBrand, readerBrand } from './trace.js';
import { modelOf } from './models.js';
import { isClocked, nativeValue, noTag, tagOf, undefinedValue, unknown } from './values.js';
import type { Choice, FunctionValue, Tag, Value } from './values.js';
import { behind, calledBehind, standingFor } from './wrapped.js';

/** The dotted name of a value that is not in the text. */
export function nameOfCallee(callee: Value): string {
  if (callee.kind === 'native') return callee.name.replace(/^module:(?:node:)?/, '').replace(/\.default(?=\.|$)/, '');
  return callee.kind === 'unknown' ? callee.path : callee.kind;
}

const callbackDepth = 6;

/** Functions handed out may be called with anything: each is run once, as something that may happen. */
export function runCallbacks(run: Run, name: string, args: readonly Value[], site: ts.Node): void {
  if (run.calls.length > callbackDepth) return;
  for (const arg of args) {
    if (arg.kind !== 'function') continue;
    const asked = run.lexicon.askedBy(name);
    const handed = arg.node.parameters.map((_, index) =>
      unknown(index === asked?.by ? `${answerMark}${name}` : `callback:${parameterName(arg, index)}`),
    );
    const call = (): Value => {
      const answer = callFunction(run, arg, null, handed, site);
      if (asked !== null && !isMissing(answer)) noteEvent(run, 'call', arg.node, `${answerMark}${name}`, [answer]);
      return answer;
    };
    eitherValue(run, [call, () => unknown('not called')], openingBy('a callback is called'));
  }
}
function parameterName(callee: FunctionValue, index: number): string {
  const name = callee.node.parameters[index]?.name;
  return name !== undefined && compiler.isIdentifier(name) ? name.text : String(index);
}

/** Bytes that were only just made are as little seen from outside where their number is open as where it is known. */
const ownBytes = /^new (?:DataView|ArrayBuffer|\w*\d+\w*Array)\(/;

/** A call of something that is not in the text. */
function callOut(run: Run, name: string, args: readonly Value[], site: ts.Node): Value {
  if (armTimer(run, name, args, site)) return unknown(pathOfCall(name, args));
  const [later, ...handed] = args;
  if (isDeferred(name) && later?.kind === 'unknown') return call(run, later, null, handed, site);
  if (!ownBytes.test(name)) noteEvent(run, 'call', site, name, args);
  noteSetValue(run, site, args);
  runCallbacks(run, name, args, site);
  callListeners(run, name, args, site);
  const element = elementMade(run, name, args) ?? elementDirected(run, args);
  if (element !== null) return element;
  const path = pathOfCall(name, args);
  const known = clockOrigin(run, path, site) ?? decodedKey(run, path, args) ?? givenBack(run, name, args, site);
  const symbol = unknown(path, tagOfCall(run, name, args), { from: run.ref(site) });
  return known ?? standingFor(symbol, args);
}

/** What of the arguments goes into what nobody can see: the present, and chance. */
function tagOfCall(run: Run, name: string, args: readonly Value[]): Tag {
  const { clocks, byChance } = tagOf(...args);
  return { ...noTag, clocks, byChance: byChance || run.lexicon.rollsDice(name) };
}

function callNamed(
  run: Run,
  callee: Value & { kind: 'native' },
  receiver: Value | null,
  args: readonly Value[],
  site: ts.Node,
): Value {
  const { name } = callee;
  const clock = clockCall(run, name, args, site);
  if (clock !== null) return clock;
  const context = nativeContext(run, site);
  const found = run.lexicon.libraryOf(name);
  const spelling = found === null ? null : run.lexicon.spelling(found, 'call');
  const made =
    found === null || spelling === null ? null : callLibrary(found.library, spelling, receiver, args, context);
  if (made !== null) return made;
  const model = modelOf(run, name);
  if (model?.kind === 'function') return callFunction(run, model, receiver, args, site);
  if (isClockName(name)) return unknown(`${name}()`);
  return (
    requiredModule(run, name, args, site) ??
    shippedText(run, name, args, site) ??
    callNative(name, receiver ?? nativeValue('undefined'), asTaken(run, name, args, site), context) ??
    callGlobal(run, name, args, site) ??
    callAdded(run, name, receiver, args, site) ??
    callOut(run, nameOfCallee(callee), args, site)
  );
}
/** What only a catalogue may turn into a clock. */
const isClockName = (name: string): boolean => name === 'Date.now' || name === 'Date';

/** Nobody calls nothing and goes on, unless he asked with `?.`. */
function able(options: readonly Value[], { flags }: ts.Node): readonly Value[] {
  const others = options.filter((option) => !isNothing(option));
  return others.length === 0 || (flags & compiler.NodeFlags.OptionalChain) !== 0 ? options : others;
}

/** Calls any value. */
export function call(run: Run, callee: Value, receiver: Value | null, args: readonly Value[], site: ts.Node): Value {
  run.step();
  switch (callee.kind) {
    case 'function':
      return callFunction(run, callee, receiver, args, site);
    case 'native':
      return callNamed(run, callee, receiver, args, site);
    case 'choice': {
      const maker = makerAmong(run, callee.options);
      if (maker !== null) return call(run, maker, receiver, args, site);
      return eitherValue(
        run,
        able(callee.options, site).map((option) => () => call(run, option, receiver, args, site)),
        openingBy('one of several functions'),
      );
    }
    case 'module':
      return call(run, run.interpreter.readExport(run, callee.path, 'default'), receiver, args, site);
    case 'object':
      if (callee.brand === readerBrand) return readBy(callee);
      if (callee.brand === askerBrand) return heldBy(args[0]);
      if (callee.brand === storeBrand) return askStore(run, callee, args, site);
      if (callee.brand === changerBrand) return changeState(run, callee, args, site);
      if (callee.brand === proxyBrand) return callProxy(run, callee, receiver ?? undefinedValue, args, site);
      if (callee.brand === promisingBrand) return callPromising(run, callee, args, site);
      return callee.brand === 'resolve' || callee.brand === 'reject'
        ? settle(run, callee, args, site)
        : unknown('object()');
    case 'unknown': {
      const wrapped = calledBehind(callee, args);
      if (wrapped !== null) return callFunction(run, wrapped, receiver, args, site);
      if (callee.path.startsWith('param:') && args.some((arg) => isClocked(arg) || isClocked(heldBy(arg))))
        run.trace.handsOut = true;
      return callOut(run, nameOfCallee(callee), args, site);
    }
    default:
      return unknown(`${callee.kind}()`);
  }
}

/** `receiver.method(…)`. */
export function callMember(run: Run, receiver: Value, method: string, args: readonly Value[], site: ts.Node): Value {
  if (receiver.kind === 'choice') return callOnChoice(run, receiver, method, args, site);
  if (receiver.kind === 'native' || receiver.kind === 'module') {
    const member = run.interpreter.getProperty(run, receiver, method, site);
    if (receiver.kind === 'module' && member === undefinedValue) return callOnModule(run, receiver, method, args, site);
    // `Reflect.apply` is a function, and not the `apply` of one.
    const isOfFunction =
      ['call', 'apply', 'bind'].includes(method) && !(receiver.kind === 'native' && receiver.name === 'Reflect');
    const isFunctionMethod = member.kind === 'native' && isOfFunction;
    const native = isFunctionMethod ? callMethod(receiver, method, args, nativeContext(run, site)) : null;
    return (
      native ??
      (member.kind === 'native'
        ? callNativeMember(run, member, receiver, method, args, site)
        : callOwn(run, member, receiver, { method, args, site }))
    );
  }
  const owner = behind(receiver) ?? receiver;
  const own = ownMethod(run, owner, method, site);
  if (own !== null) return callOwn(run, own, owner, { method, args, site });
  const date = isPending(receiver) ? (settledElsewhere(run, receiver) ?? receiver) : unboxed(receiver);
  if (date !== receiver) return callMember(run, date, method, args, site);
  notePut(run, method, args, site);
  const native = isNoText(receiver, method, site) ? null : callMethod(receiver, method, args, nativeContext(run, site));
  if (native !== null) return native;
  const added = addedMethod(run, receiver, method, false);
  if (added !== null) return call(run, added, receiver, args, site);
  return callByName(run, receiver, method, args, site);
}

/** A bus that the program has made itself keeps its listeners in its own way: they are called by the name of the event. */
function callOwn(
  run: Run,
  own: Value,
  owner: Value,
  { method, args, site }: { readonly method: string; readonly args: readonly Value[]; readonly site: ts.Node },
): Value {
  const result = call(run, own, owner, args, site);
  callListeners(run, method, args, site);
  return result;
}

/** A text never changes: whoever calls `router.replace(…)` for its own sake has no text in hand. */
const isNoText = (receiver: Value, method: string, { parent }: ts.Node): boolean =>
  receiver.kind === 'unknown' && method === 'replace' && compiler.isExpressionStatement(parent);

const isChangedBy = (value: Value, method: string): boolean =>
  value.kind === 'date' || (isContainer(value) && puts.has(method));

function callOnChoice(run: Run, receiver: Choice, method: string, args: readonly Value[], site: ts.Node): Value {
  const each = (option: Value, row: number): Value =>
    callMember(
      run,
      option,
      method,
      args.map((arg) => inRow(arg, receiver, row)),
      site,
    );
  // Whichever of the dates it is, it is the one that is moved; of the lists, the one that is added to.
  if (receiver.options.every((option) => isChangedBy(option, method))) return perRow(receiver, each);
  const options = able(receiver.options, site);
  return eitherValue(
    run,
    options.map((option) => () => each(option, receiver.options.indexOf(option))),
    openingBy('one of several receivers'),
  );
}

/** What a module does not export: `import('./x').then(…)`, which `import()` gives as the module itself. */
function callOnModule(run: Run, receiver: Value, method: string, args: readonly Value[], site: ts.Node): Value {
  return callMethod(receiver, method, args, nativeContext(run, site)) ?? unknown(`module.${method}()`);
}

/** A module's `then`, a global's own method: natives first by their dotted name. */
function callNativeMember(
  run: Run,
  member: Value & { kind: 'native' },
  receiver: Value,
  method: string,
  args: readonly Value[],
  site: ts.Node,
): Value {
  const isPromise = method === 'then' || method === 'catch' || method === 'finally';
  const native = isPromise ? callMethod(receiver, method, args, nativeContext(run, site)) : null;
  return native ?? call(run, member, receiver, args, site);
}

/** Objects that are called like functions. */
const calledBrands: ReadonlySet<string> = new Set([
  readerBrand,
  promisingBrand,
  storeBrand,
  changerBrand,
  'resolve',
  'reject',
]);
/** What may have methods of the program. */
const hasMethods: ReadonlySet<string> = new Set(['plain', 'error', proxyBrand, storeBrand]);

function ownMethod(run: Run, receiver: Value, method: string, site: ts.Node): Value | null {
  if (receiver.kind === 'array' && /^\d+$/.test(method))
    return run.interpreter.getProperty(run, receiver, method, site);
  if (receiver.kind !== 'object' && receiver.kind !== 'class' && receiver.kind !== 'function') return null;
  if (receiver.kind === 'object' && !hasMethods.has(receiver.brand)) return null;
  const value = run.interpreter.getProperty(run, receiver, method, site);
  const isCalled = value.kind === 'object' && calledBrands.has(value.brand);
  return isCalled || value.kind === 'function' || value.kind === 'native' || value.kind === 'choice' ? value : null;
}

/** A method of a receiver that nobody can see: the hot functions of that name, or a call out of the program. */
function callByName(run: Run, receiver: Value, method: string, args: readonly Value[], site: ts.Node): Value {
  const candidates = methodsAt(run, method, site);
  const path = receiver.kind === 'unknown' ? receiver.path : receiver.kind === 'object' ? receiver.path : receiver.kind;
  if (candidates.length === 0) {
    const clock = receiver.kind === 'unknown' || receiver.kind === 'object' ? clockKept(run, method) : null;
    return clock === null ? callOut(run, `${path}.${method}`, args, site) : call(run, clock, receiver, args, site);
  }
  return callEither(run, candidates, method, args, site);
}
