/**
 * What other files add by name: values on the global object, members that only a subclass has. Where nothing is known
 * yet, the run notes what it looked for, so that the search can read the files that may have it.
 */
import { amongMembers } from '../syntax/sight.js';
import { soughtKey } from '../links/shared.js';
import { memberText } from '../syntax/member-facts.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { hasUnknownParent } from './classes.js';
import { mayHappen } from './happenings.js';
import type { Run } from './run.js';
import { joinAll, objectValue, undefinedValue } from './values.js';
import type { ClassValue, ObjectValue, Value } from './values.js';

const globalLimit = 6;
const subclassLimit = 4;
const lineageLimit = 4;

/** What the program itself puts on the global object under a name, anywhere; null when nothing. */
export function globalWritten(run: Run, name: string): Value | null {
  if (!run.program.shared.has('global', name)) return null;
  return run.once(`global ${name}`, () => {
    const values = run.program.shared.nodes('global', name, globalLimit).flatMap((node) => {
      // A function there is looked up when it is called.
      const value = compiler.isVariableDeclaration(node)
        ? node.name
        : compiler.isBinaryExpression(node)
          ? node.right
          : null;
      if (value === null || compiler.isFunctionLike(value) || !compiler.isExpression(value)) return [];
      const held = evaluateAside(run, value);
      return held === null ? [] : isRaised(held) ? raisedBy(run, node, held) : [held];
    });
    return values.length === 0 ? null : joinAll(values.map((one) => named(one, name)));
  });
}

/** A flag: `window.warned = true`. */
const isRaised = (value: Value): boolean => value.kind === 'primitive' && value.value === true;

/** A flag is not there before it is raised, and that may be later. */
function raisedBy(run: Run, write: ts.Node, raised: Value): Value[] {
  switch (mayHappen(run, write, null, null)) {
    case 'never':
      return [undefinedValue];
    case 'maybe':
    case 'decided':
      return [undefinedValue, raised];
    case 'surely':
      return [raised];
  }
}

/** An object with the name by which other scripts add to it. */
const named = (value: Value, name: string): Value =>
  value.kind === 'object' && value.brand === 'plain' && value.path === '' ? { ...value, path: name } : value;

const dotted = /^(?!this\b|module:|exports\b)[A-Za-z_$][\w$]*(?:\.[\w$]+)*$/;

/** What any script adds to something that is found by its name: `App.config = …`, `$.fn.banner.defaults = …`; null when nothing. */
export function addedTo(run: Run, owner: string, name: string): Value | null {
  const last = owner.slice(owner.lastIndexOf('.') + 1);
  if (!run.program.shared.has('written', `${last}.${name}`) || !dotted.test(owner)) return null;
  return run.once(`written ${owner}.${name}`, () => {
    const values = run.program.shared.nodes('written', `${last}.${name}`, globalLimit).flatMap((node) => {
      if (!compiler.isBinaryExpression(node) || !compiler.isPropertyAccessExpression(node.left)) return [];
      const target = evaluateAside(run, node.left.expression);
      return target !== null && isCalled(target, owner) ? (evaluateAside(run, node.right) ?? []) : [];
    });
    return values.length === 0 ? null : withoutEmpty(joinAll(values), `${owner}.${name}`);
  });
}

/**
 * What a program puts on something that others have made comes back to whoever is handed it by them: `app.locals.end = …`,
 * asked for as `request.app.locals.end`. Both ways to it end in the same two names.
 */
export function handedRound(run: Run, owner: string, name: string): Value | null {
  const [, way, last] = handed.exec(owner) ?? [];
  if (way === undefined || last === undefined) return null;
  return run.once(`handed ${way} ${name}`, () => {
    run.trace.sought.add(soughtKey('written', `${last}.${name}`));
    const values = run.program.shared.nodes('written', `${last}.${name}`, globalLimit).flatMap((node) => {
      if (!compiler.isBinaryExpression(node) || !compiler.isPropertyAccessExpression(node.left)) return [];
      return node.left.expression.getText() === way ? (evaluateAside(run, node.right) ?? []) : [];
    });
    return values.length === 0 ? null : joinAll(values);
  });
}
const handed = /^(?:param|callback):[\w$]+\.(?:[\w$]+\.)*?([\w$]+\.([\w$]+))$/;

/** The function that any script puts under a dotted name, to be called by it; null when there is none. */
export function functionAdded(run: Run, name: string): Value | null {
  const dot = name.lastIndexOf('.');
  const value = dot < 0 ? null : addedTo(run, name.slice(0, dot), name.slice(dot + 1));
  return value?.kind === 'function' ? value : null;
}

function isCalled(value: Value, name: string): boolean {
  switch (value.kind) {
    case 'choice':
      return value.options.some((option) => isCalled(option, name));
    case 'native':
      return value.name === name;
    case 'object':
      return value.path === name;
    case 'unknown':
      // What it is made of itself, while it is made: `var App = App || {}`.
      return value.path === name || value.path === `var:${name}`;
    default:
      return false;
  }
}

/** `App.license = App.license || {}`: the empty object is the same thing before anybody has added to it, and goes by its name. */
function withoutEmpty(value: Value, name: string): Value {
  if (value.kind !== 'choice') return named(value, name);
  if (!isCalled(value, name)) return value;
  const others = value.options.filter((option) => !isCalled(option, name));
  const left = others.filter((option) => option.kind !== 'object' || option.properties.size > 0);
  const found = left.length > 0 ? joinAll(left) : others[0];
  return found === undefined ? value : named(found, name);
}

/** A value that another file holds ready, at no particular moment. */
export function evaluateAside(run: Run, node: ts.Expression): Value | null {
  run.muted++;
  try {
    return run.store.apart(() => unlessThrown(run, () => run.interpreter.evaluate(run, node, null)));
  } finally {
    run.muted--;
  }
}

/** The classes of the program directly below a class. */
function subclassesOf(run: Run, parent: ClassValue): ClassValue[] {
  const name = parent.node.name?.text;
  if (name === undefined) return [];
  run.trace.sought.add(soughtKey('subclass', name));
  return run.program.shared
    .nodes('subclass', name, subclassLimit, parent.node.getSourceFile().fileName)
    .flatMap((node) => {
      if (!compiler.isClassLike(node) || node === parent.node) return [];
      const value = evaluateAside(
        run,
        compiler.isClassExpression(node) ? node : (node.name ?? compiler.factory.createNull()),
      );
      return value?.kind === 'class' && value.parent?.kind === 'class' && value.parent.node === parent.node
        ? [value]
        : [];
    });
}

function declares({ node }: ClassValue, key: string): boolean {
  const find = (): readonly ts.ClassElement[] =>
    node.members.filter(({ name }) => name !== undefined && memberText(name) === key);
  return amongMembers(node, `declares ${key}`, find).length > 0;
}

/**
 * Objects that a receiver which nobody made may be, where its own class leaves a member to the classes below. The
 * fields that are known of it are theirs as well.
 */
export function heirsOf(run: Run, receiver: ObjectValue, key: string): ObjectValue[] {
  const { prototype } = receiver;
  if (prototype === null || !receiver.open || receiver.path !== 'this') return [];
  // What nobody declares may as well come from a parent that is not in the text.
  if (hasUnknownParent(prototype) && !declares(prototype, key)) return [];
  const found: ClassValue[] = [];
  for (let level: ClassValue[] = [prototype], depth = 0; level.length > 0 && depth < lineageLimit; depth++) {
    level = level.flatMap((value) => subclassesOf(run, value));
    found.push(...level);
  }
  return found.map((value) =>
    objectValue(receiver.properties, { prototype: value, open: true, path: 'this', tag: receiver.tag }),
  );
}
