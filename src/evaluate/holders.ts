/**
 * Names that are given a value with the clock in it: whoever mentions them depends on the clock as well, though no
 * clock stands there. Notes them in the trace; who mentions them is for the search to find.
 */
import { valueSetBy } from '../syntax/pairs.js';
import { enclosingFunction, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isModel } from './model-sites.js';
import type { Run } from './run.js';
import { isClocked } from './values.js';
import type { ObjectValue, Value } from './values.js';

const itemLimit = 40;

/** Whether a value is a time, an outcome that hangs on one, or a way to ask for one. */
function isOfClock(run: Run, value: Value): boolean {
  switch (value.kind) {
    case 'primitive':
    case 'date':
    // What is held against something that is not in the text is neither true nor false yet.
    case 'unknown':
      return isClocked(value);
    case 'choice':
      return isClocked(value) || value.options.some((option) => isOfClock(run, option));
    case 'array':
      return value.items.slice(0, itemLimit).some((item) => isOfClock(run, item));
    case 'object':
      return (
        (isCollection(value) || isKept(run, value)) &&
        [...value.properties.values()].slice(0, itemLimit).some((one) => isOfClock(run, one))
      );
    case 'function':
      return run.program.heat.isHotFunction(value.node);
    case 'native':
      return run.lexicon.clockNames.globals.has(value.name) || run.lexicon.isAskable(value.name);
    case 'module':
      return clockIn(run, value) !== null;
    default:
      return false;
  }
}

/** Who takes a member of a plain object names it; the items of a collection are reached without a name. */
const isCollection = ({ brand }: ObjectValue): boolean => brand === 'map' || brand === 'set';

/** A module that is one value is that value. */
const wholeOf = (run: Run, value: Value): Value =>
  value.kind === 'module' ? run.interpreter.readExport(run, value.path, 'default') : value;

/** Notes a name that is given a way to ask for the time: other values say nothing of whoever asks for that member. */
export function noteKeeper(run: Run, name: ts.Node, value: Value): void {
  if (keeps.has(value.kind)) noteHolder(run, name, value);
}
const keeps: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['native', 'module', 'choice']);

/**
 * Notes a name under which a function with the clock in it is kept for others to call, where it stands elsewhere: `{ test }`,
 * `this.test = test`.
 */
export function noteHandedOn(run: Run, name: ts.Node, value: Value, given: ts.Node): void {
  if (compiler.isFunctionLike(given) || run.muted > 0) return;
  const options = value.kind === 'choice' ? value.options : [value];
  const isHot = options.some((one) => one.kind === 'function' && run.program.heat.isHotFunction(one.node));
  if (isHot) run.trace.holders.set(name, null);
}

/** The same for `tests.push(test)`: whoever goes through the collection calls it. */
export function notePut(run: Run, method: string, args: readonly Value[], site: ts.Node): void {
  const callee = puts.has(method) && compiler.isCallExpression(site) ? site.expression : null;
  if (callee === null || !compiler.isPropertyAccessExpression(callee)) return;
  for (const arg of args) noteHandedOn(run, callee.expression, arg, site);
}
/** Methods by which something is added to a collection. */
export const puts: ReadonlySet<string> = new Set(['push', 'unshift', 'set', 'add']);

/** What a framework keeps is handed round as a whole: `ref(Date.now())`. */
const isKept = (run: Run, { path, open }: ObjectValue): boolean => open && run.lexicon.keeperNamed(path) !== null;

/** Notes a field of an object that is there for as long as the program is, where a time is put into it. */
export function noteLastingField(run: Run, owner: Value, name: ts.Node, value: Value): void {
  const isTime = (value.kind === 'primitive' && typeof value.value !== 'boolean') || value.kind === 'date';
  if (isTime && owner.kind === 'object' && run.lasting.has(owner)) noteHolder(run, name, value);
}

/** Notes the name of what a framework keeps where the program sets it: `setLeft(end - Date.now())`. */
export function noteSetValue(run: Run, call: ts.Node, [value]: readonly Value[]): void {
  if (value === undefined || !compiler.isCallExpression(call) || !isOfClock(run, value)) return;
  const name = valueSetBy(call);
  if (name !== null) noteHolder(run, name, value);
}

/** Notes a plain name that such a value is given to, or a field. */
export function noteHolder(run: Run, name: ts.Node, value: Value): void {
  const isName = compiler.isIdentifier(name) || compiler.isPropertyAccessExpression(name);
  if (isName && isOfClock(run, value)) run.trace.holders.set(name, clockIn(run, value));
}

/**
 * Notes an outer variable, or a field, that is left with an object that has the clock in one of its fields: whoever asks for
 * it may take that field by a name that stands nowhere near: `state = reduce(state, action)`.
 */
export function noteLeftBehind(run: Run, target: ts.Node, value: Value): void {
  if (run.muted > 0) return;
  const fields = value.kind === 'object' && value.brand === 'plain' ? [...value.properties.values()] : [];
  const holdsClock = fields.slice(0, itemLimit).some((field) => field.kind !== 'function' && isOfClock(run, field));
  // Of what a library keeps nobody names the field that stands for it.
  if (isInModel(target) && (holdsClock || isOfClock(run, value))) run.trace.holders.set(target, null);
  else if (holdsClock && isOuter(target)) run.trace.leftBehind.add(target);
}

function isInModel(node: ts.Node): boolean {
  const owner = enclosingFunction(node);
  return owner !== null && isModel(owner);
}

function isOuter(target: ts.Node): boolean {
  if (!compiler.isIdentifier(target)) return true;
  const definition = resolve(target);
  return definition !== null && enclosingFunction(definition.identifier) !== enclosingFunction(target);
}

/** What a value is called that others can ask for the time, whatever they call it. */
function clockIn(run: Run, value: Value): string | null {
  const values = (value.kind === 'choice' ? value.options : [value]).map((one) => wholeOf(run, one));
  const clock = values.find((one) => one.kind === 'native' && run.lexicon.isAskable(one.name));
  return clock?.kind === 'native' ? clock.name : null;
}

/** Notes the property that a symbol was read from, where that says more than its own way; gives the symbol. */
export function noteKept(run: Run, key: string, value: Value): Value {
  for (const option of value.kind === 'choice' ? value.options : [value])
    if (option.kind === 'unknown') run.trace.noteKept(option.path, key);
  return value;
}
