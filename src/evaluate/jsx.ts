/**
 * Elements: a tree is a value like any other, and its text tells one tree from another. Takes JSX, or the call of a library that
 * makes an element, as compilers write it, or a template with the tag of one.
 */
import { functionName } from '../syntax/functions.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isNothing } from './options.js';
import type { Run } from './run.js';
import { pathOfCall } from './symbol-paths.js';
import { rawOf } from './templates.js';
import { truthiness } from './truth.js';
import { arrayValue, objectValue, primitive, unknown } from './values.js';
import type { Environment, ObjectValue, Value } from './values.js';

function childrenOf(run: Run, children: readonly ts.JsxChild[], environment: Environment | null): Value[] {
  return children.flatMap((child): Value[] => {
    if (compiler.isJsxText(child)) return child.text.trim() === '' ? [] : [primitive(child.text.trim())];
    if (!compiler.isJsxExpression(child)) return [run.interpreter.evaluate(run, child, environment)];
    return child.expression === undefined ? [] : [run.interpreter.evaluate(run, child.expression, environment)];
  });
}

function attributesOf(run: Run, attributes: ts.JsxAttributes, environment: Environment | null): [string, Value][] {
  return attributes.properties.flatMap((property): [string, Value][] => {
    if (!compiler.isJsxAttribute(property)) return [];
    const { initializer } = property;
    const name = property.name.getText();
    if (initializer === undefined) return [[name, primitive(true)]];
    if (compiler.isStringLiteral(initializer)) return [[name, primitive(initializer.text)]];
    const expression = compiler.isJsxExpression(initializer) ? initializer.expression : initializer;
    return expression === undefined ? [] : [[name, run.interpreter.evaluate(run, expression, environment)]];
  });
}

/** An element as an object of brand `jsx` with its tag, attributes and children. */
export function evaluateJsx(run: Run, node: ts.Node, environment: Environment | null): Value {
  if (compiler.isJsxFragment(node)) return tree('', [], childrenOf(run, node.children, environment));
  const opening = compiler.isJsxElement(node) ? node.openingElement : node;
  if (!compiler.isJsxOpeningElement(opening) && !compiler.isJsxSelfClosingElement(opening)) return unknown('jsx');
  const children = compiler.isJsxElement(node) ? childrenOf(run, node.children, environment) : [];
  return tree(opening.tagName.getText(), attributesOf(run, opening.attributes, environment), children);
}

function tree(
  tag: string,
  attributes: readonly [string, Value][],
  children: readonly Value[],
  path?: string,
): ObjectValue {
  const listed: [string, Value][] = children.length === 0 ? [] : [['children', arrayValue([...children])]];
  const own: [string, Value][] = [['tag', primitive(tag)], ...attributes, ...listed];
  return objectValue(own, path === undefined ? { brand: 'jsx' } : { brand: 'jsx', open: true, path });
}

const makerIn = (name: string): string => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);

/** Of several functions that are not in the text the one that makes elements: the others stand in for it where it is missing. */
export const makerAmong = (run: Run, options: readonly Value[]): Value | null =>
  options.every(({ kind }) => kind === 'unknown')
    ? (options.find((one) => one.kind === 'unknown' && run.lexicon.makesTree(makerIn(one.path))) ?? null)
    : null;

/** The element that a call out of the program makes; null for every other call. */
export function elementMade(run: Run, name: string, args: readonly Value[]): Value | null {
  const maker = makerIn(name);
  if (!run.lexicon.makesTree(maker) || documents.test(name)) return null;
  const [first, props, ...rest] = args;
  if (first?.kind === 'array')
    return rawOf(first) === null ? null : tree(maker, [], between(first.items, args.slice(1)));
  const tag = first === undefined ? null : tagOf(first);
  // By a name of one letter a minifier may mean anything.
  const isClear = maker.length > 1 || name === maker || props !== undefined;
  if (tag === null || !isClear) return null;
  const path = pathOfCall(name, args);
  if (props === undefined || isNothing(props)) return tree(tag, [], rest.flatMap(listed), path);
  if (props.kind === 'array' || isTree(props)) return tree(tag, [], [props, ...rest].flatMap(listed), path);
  if (props.kind === 'unknown') return tree(tag, [['props', props]], rest.flatMap(listed), path);
  if (props.kind !== 'object') return null;
  if (isHidden(run, props.properties.get('directives'))) return notShown;
  const given = props.properties.get('children');
  return tree(
    tag,
    attributesIn(props.properties),
    [...(given === undefined ? [] : [given]), ...rest].flatMap(listed),
    path,
  );
}

/**
 * The element that a call hands on which puts directives on it, `[[vShow, value], …]`; null for every other call.
 */
export function elementDirected(run: Run, [element, directives]: readonly Value[]): Value | null {
  if (element === undefined || !isTree(element) || directives?.kind !== 'array') return null;
  return isHidden(run, directives) ? notShown : element;
}

/** What stands in the place of an element that is not shown, as frameworks put an empty one there. */
const notShown = unknown('element that is not shown');

/** Whether one of the directives of an element hides it: an object with a name and a value, or a pair of both. */
const isHidden = (run: Run, directives: Value | undefined): boolean =>
  directives?.kind === 'array' &&
  directives.items.some((one) => {
    const [name, value] =
      one.kind === 'array'
        ? one.items
        : one.kind === 'object'
          ? ['name', 'value'].map((key) => one.properties.get(key))
          : [];
    if (name === undefined || value === undefined) return false;
    const told = name.kind === 'primitive' ? String(name.value) : makerIn(nameOf(name));
    return run.lexicon.showsTree(told) && truthiness(value) === false;
  });

const nameOf = (value: Value): string =>
  value.kind === 'native' ? value.name : value.kind === 'unknown' ? value.path : '';

/** Of what an element is handed all that are no children. */
const attributesIn = (given: ReadonlyMap<string, Value>): [string, Value][] =>
  [...given].filter(([key]) => key !== 'children' && !key.startsWith('[['));

/** What stands for an object that a library has marked. */
export const elementPath = 'element';

/** An object that a library has marked as an element, as that element: what makes it may go by any name in a bundle. */
export function asElement(run: Run, object: ObjectValue): ObjectValue {
  const { properties } = object;
  const [type, props] = [properties.get('type'), properties.get('props')];
  const tag = type === undefined ? null : tagOf(type);
  if (tag === null || ![...properties.keys()].some((key) => run.lexicon.marksTree(key))) return object;
  const given = props?.kind === 'object' ? props.properties : new Map<string, Value>();
  const children = [given.get('children'), properties.get('children')].flatMap((one) =>
    one === undefined ? [] : listed(one),
  );
  return tree(tag, attributesIn(given), children, elementPath);
}

/** Elements of a page, which have methods of their own. */
const documents = /document\.[\w$]+$/i;
const isTree = (value: Value): boolean => value.kind === 'object' && value.brand === 'jsx';
/** Children in a list are children as well. */
const listed = (value: Value): readonly Value[] =>
  value.kind === 'array' ? value.items : isNothing(value) ? [] : [value];

/** The texts of a template with the values between them. */
const between = (texts: readonly Value[], values: readonly Value[]): Value[] =>
  texts.flatMap((text, at) => [text, ...values.slice(at, at + 1)]);

/** What an element is called: its own name, or that of its component as far as there is one. */
function tagOf(value: Value): string | null {
  switch (value.kind) {
    case 'primitive':
      return typeof value.value === 'string' && /^[\w:.-]*$/.test(value.value) ? value.value : null;
    case 'native':
    case 'unknown': {
      const path = value.kind === 'native' ? value.name : value.path;
      const named = /(?:^|[.:])(\p{Lu}[\w$]*)$/u.exec(path.replace(/\.default$/, ''))?.[1];
      return named === 'Fragment' ? '' : (named ?? `‹${path}›`);
    }
    case 'function':
    case 'class': {
      const name = compiler.isFunctionLike(value.node) ? functionName(value.node) : (value.node.name?.text ?? '');
      return /^\p{Lu}/u.test(name) ? name : `‹${name}›`;
    }
    default:
      return null;
  }
}
