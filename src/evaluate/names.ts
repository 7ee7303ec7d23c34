/**
 * Names: what an identifier holds. A definition of an activation is read from its cell; one of a scope that nobody
 * entered is evaluated on demand, from its initializer and from everything that is assigned to it anywhere.
 */
import { enclosingFunction, writesTo } from '../syntax/scopes.js';
import type { Definition, Scope, Write } from '../syntax/scopes.js';
import { lastWriteBefore } from '../syntax/last-write.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { classOf } from './classes.js';
import { asksFirst, mayHappen } from './happenings.js';
import { enumOf } from './enums.js';
import { itemsOf } from './items.js';
import { withinSteps } from './leash.js';
import { heldLoader, importedValue } from './modules.js';
import { namespaceOf } from './namespaces.js';
import { withLaterWrites } from './later-writes.js';
import { valueAtMention } from './operand-writes.js';
import { isNothing } from './options.js';
import { filledWhereHanded } from './property-writes.js';
import { parameterOutside } from './parameters.js';
import type { Run } from './run.js';
import { functionValue, joinValues, undefinedValue, unknown } from './values.js';
import { noteSymbolWrites } from './symbol-writes.js';
import type { Cell, Environment, Value } from './values.js';
import { partsOf } from './variables.js';

const writeLimit = 6;
/** What keeps its name while it is handed on to what replaces it. */
const held: ReadonlySet<Value['kind']> = new Set(['function', 'module', 'class']);
/** Definitions whose value may be added to after they were made. */
const grows: ReadonlySet<Definition['kind']> = new Set(['variable', 'function', 'parameter']);

function functionScopeOf(definition: Definition): ts.Node {
  let { scope }: { scope: Scope } = definition;
  while (!scope.isFunction && scope.parent !== null) scope = scope.parent;
  return scope.node;
}

/** Reads a definition in an environment; evaluates it when no activation holds it. */
export function readDefinition(
  run: Run,
  definition: Definition,
  environment: Environment | null,
  mention: ts.Identifier | null = null,
): Value {
  for (let frame = environment; frame !== null; frame = frame.parent) {
    const cell = frame.cells.get(definition);
    if (cell !== undefined) return valueAtMention(cell, settle(run, definition, cell), mention);
  }
  const home = homeOf(definition, environment);
  const last = mention === null ? null : lastWriteBefore(mention);
  // A store that is empty to begin with says nothing: what is put into it later is looked for as for any variable.
  const value = last === null ? null : valueGiven(run, definition, last, home);
  if (value !== null && !isNothing(value)) return value;
  const known = home === null ? run.statics.get(definition) : undefined;
  if (known !== undefined) return known === null ? unknown(`var:${definition.name}`) : known.value;
  return demand(run, definition, home);
}

/** What a variable of which no activation holds a value is worth after one of the values that are put into it in turn. */
function valueGiven(run: Run, definition: Definition, given: ts.Expression | 'start', home: Environment | null): Value {
  const site = given === 'start' ? definition.identifier : given;
  const known = givenIn.get(home ?? run) ?? new Map<ts.Node, Value>();
  givenIn.set(home ?? run, known);
  const before = known.get(site);
  if (before !== undefined) return before;
  known.set(site, unknown(`var:${definition.name}`));
  run.muted++;
  try {
    const made = run.store.apart(() => valueAt(run, definition, given, home));
    const value = run.store.apart(() => withLaterWrites(run, definition, home, made));
    known.set(site, value);
    return value;
  } finally {
    run.muted--;
  }
}
/** By the run, or the activation in which a piece of a function is evaluated. */
const givenIn = new WeakMap<Run | Environment, Map<ts.Node, Value>>();

function valueAt(run: Run, definition: Definition, given: ts.Expression | 'start', home: Environment | null): Value {
  if (given !== 'start') return run.interpreter.evaluate(run, given, home);
  return definition.kind === 'parameter'
    ? parameterOutside(run, definition)
    : (initialValue(run, definition, home) ?? undefinedValue);
}

/** The value of a cell, with what closures that were not entered may have assigned to it since its activation ended. */
export function settle(run: Run, definition: Definition, cell: Cell): Value {
  const { kept } = cell;
  if (kept === undefined) return cell.value;
  cell.kept = undefined;
  const later = writesTo(definition).filter(({ node }) => {
    const writer = enclosingFunction(node);
    return writer !== null && writer !== kept.node && !run.trace.entered.has(run.program.keyOf(writer));
  });
  if (later.length === 0) return cell.value;
  run.muted++;
  try {
    cell.value = onLeash(run, definition, () => withWrites(run, definition, kept, cell.value, later));
  } finally {
    run.muted--;
  }
  return cell.value;
}

/** The activation that the definition belongs to, or null when its function was not entered. */
function homeOf(definition: Definition, environment: Environment | null): Environment | null {
  if (environment === null) return null;
  const owner = functionScopeOf(definition);
  for (let frame: Environment | null = environment; frame !== null; frame = frame.parent) {
    if (frame.node === owner) return frame;
  }
  return null;
}

function demand(run: Run, definition: Definition, home: Environment | null): Value {
  run.step();
  const loader = heldLoader(run, definition);
  if (loader !== null) return loader;
  const holder = home === null ? null : { value: unknown(`var:${definition.name}`) as Value };
  if (home === null) run.statics.set(definition, null);
  else if (holder !== null) home.cells.set(definition, holder);
  run.muted++;
  const { under } = run;
  const depth = under.length;
  let value: Value = unknown(`var:${definition.name}`);
  try {
    value = run.store.apart(() => evaluateDefinition(run, definition, home));
    if (holder !== null) holder.value = value;
    else run.statics.set(definition, { value });
    noteSymbolWrites(run, definition, value);
    if (grows.has(definition.kind)) value = run.store.apart(() => withLaterWrites(run, definition, home, value));
  } finally {
    run.muted--;
    under.length = depth;
    if (holder !== null) holder.value = value;
    else run.statics.set(definition, { value });
  }
  if (home === null && value.kind === 'object') run.lasting.add(value);
  return value;
}

function evaluateDefinition(run: Run, definition: Definition, home: Environment | null): Value {
  const { declaration } = definition;
  switch (definition.kind) {
    case 'function': {
      // One that replaces itself when it is called is what it was until then: that call leads to the other.
      const writes = writesTo(definition).filter(({ node }) => !isWithin(node, declaration));
      const value = functionValue(declaration as ts.FunctionLikeDeclaration, home);
      return withWrites(run, definition, home, value, writes);
    }
    case 'class':
      return classOf(run, declaration as ts.ClassLikeDeclaration, home);
    case 'enum':
      return enumOf(run, declaration as ts.EnumDeclaration, home);
    case 'import':
      return importedValue(run, declaration);
    case 'parameter':
      return withAssignments(run, definition, home, parameterOutside(run, definition));
    case 'variable':
      return variableOutside(run, definition, home);
    case 'namespace':
      return compiler.isModuleDeclaration(declaration)
        ? namespaceOf(run, declaration, home)
        : unknown(`namespace:${definition.name}`);
    case 'enum-member':
    case 'catch':
      return unknown(`${definition.kind}:${definition.name}`);
  }
}

function variableOutside(run: Run, definition: Definition, home: Environment | null): Value {
  const value = (): Value => withAssignments(run, definition, home, initialValue(run, definition, home));
  return run.program.heat.isHot(definition.declaration) ? value() : onLeash(run, definition, value);
}

/** What has nothing to do with the clock may use half of what is left, so that a long table does not cost the guard behind it. */
function onLeash(run: Run, definition: Definition, value: () => Value): Value {
  const left = Math.min(run.limits.steps, run.asideLimit) - run.steps;
  return withinSteps(run, Math.floor(left / 2), value, () => unknown(`var:${definition.name}`));
}

/** The initializer's value; null when there is none. */
function initialValue(run: Run, definition: Definition, home: Environment | null): Value | null {
  const declaration = outermostDeclaration(definition.declaration);
  if (!compiler.isVariableDeclaration(declaration)) return null;
  const list = declaration.parent;
  const loop = list.parent;
  if (declaration.initializer !== undefined) {
    const value = run.interpreter.evaluate(run, declaration.initializer, home);
    return pickPart(run, declaration.name, value, definition, home);
  }
  if (compiler.isForOfStatement(loop) && loop.initializer === list) {
    const { items } = itemsOf(run, run.interpreter.evaluate(run, loop.expression, home), loop.expression);
    const all = items.map((item) => pickPart(run, declaration.name, item, definition, home));
    return all.length === 0 ? unknown(`item:${definition.name}`) : all.reduce((a, b) => joinValues(a, b));
  }
  return compiler.isForInStatement(loop) ? unknown(`key:${definition.name}`) : null;
}

function outermostDeclaration(node: ts.Node): ts.Node {
  let declaration = node;
  while (compiler.isBindingElement(declaration)) declaration = declaration.parent.parent;
  return declaration;
}

/** The piece of a value that reaches one name of a pattern. */
export function pickPart(
  run: Run,
  name: ts.BindingName,
  value: Value,
  definition: Definition,
  home: Environment | null,
): Value {
  if (compiler.isIdentifier(name)) return value;
  for (const part of partsOf(run, name, value, home)) {
    if (part.name.pos <= definition.identifier.pos && definition.identifier.end <= part.name.end) {
      return pickPart(run, part.name, part.value, definition, home);
    }
  }
  return unknown(`var:${definition.name}`);
}

/** Joins what is assigned to a definition anywhere: nothing ran, so any of it may have happened. */
function withAssignments(run: Run, definition: Definition, home: Environment | null, initial: Value | null): Value {
  return withWrites(run, definition, home, initial, writesTo(definition));
}

function withWrites(
  run: Run,
  definition: Definition,
  home: Environment | null,
  initial: Value | null,
  writes: readonly Write[],
): Value {
  if (writes.length === 0) return initial ?? undefinedValue;
  if (writes.length > writeLimit) return unknown(`var:${definition.name}`, initial?.tag);
  const values: Value[] = initial === null ? [] : [initial];
  const decided: Value[] = [];
  let surely = initial !== null;
  if (initial !== null && held.has(initial.kind)) hold(run, definition, home, initial);
  for (const write of writes) {
    const happens = mayHappen(run, write.node, home, definition);
    if (happens === 'never') continue;
    if (happens === 'surely') surely = true;
    const { value } = write;
    const written =
      (value === null ? null : unlessThrown(run, () => valueWritten(run, value, home))) ??
      unknown(`var:${definition.name}`);
    values.push(written);
    if (happens === 'decided' && !asksFirst(write.node, definition.name)) decided.push(written);
  }
  if (decided.length > 0) return decided.reduce((a, b) => joinValues(a, b));
  if (!surely) values.push(undefinedValue);
  return values.reduce((a, b) => joinValues(a, b));
}

const valueWritten = (run: Run, node: ts.Expression, home: Environment | null): Value =>
  filledWhereHanded(run, node, run.interpreter.evaluate(run, node, home), home);

/** `View = observe(View)`, `license = whole(license)`: what is handed on there is what was declared, or imported. */
function hold(run: Run, definition: Definition, home: Environment | null, value: Value): void {
  const cell = home?.cells.get(definition);
  if (cell !== undefined) cell.value = value;
  else if (home === null) run.statics.set(definition, { value });
}

/** Assigns a definition that no activation holds yet: it keeps the value for the rest of the run. */
export function assignOutside(
  run: Run,
  definition: Definition,
  value: Value,
  environment: Environment | null,
  target: ts.Identifier,
): void {
  const home = homeOf(definition, environment);
  // A piece of a function that nobody entered: whoever reads the variable asks what was written to it.
  if (home === null && isOfOwnFunction(target, definition)) return;
  if (home !== null) {
    const cell = { value: undefinedValue as Value };
    home.cells.set(definition, cell);
    run.store.setCell(cell, value);
    return;
  }
  const before = readDefinition(run, definition, null);
  const cell = run.statics.get(definition);
  // The function may not have been entered from where the value was set: what it held before stays possible elsewhere.
  if (cell === undefined || cell === null) run.statics.set(definition, { value: joinValues(before, value) });
  else run.store.setCell(cell, value);
}

function isOfOwnFunction(target: ts.Identifier, definition: Definition): boolean {
  const owner = enclosingFunction(definition.identifier);
  return owner !== null && enclosingFunction(target) === owner;
}
