/**
 * What a function that was not entered is seen to be handed: an object that nobody made is made somewhere, and the
 * surroundings of a closure were given to them by somebody. Takes a function and the index of a parameter, gives the
 * join over the places at which the program calls it.
 */
import { isTestPath } from '../links/test-paths.js';
import { soughtKey } from '../links/shared.js';
import { namesOf, standingsOf } from '../syntax/going-by.js';
import { makingOf } from '../syntax/prototypes.js';
import { constructorOf } from '../syntax/functions.js';
import { referencesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { unlessThrown } from './branches.js';
import { callsOfMethod, isMember } from './method-sites.js';
import type { Run } from './run.js';
import { valueThere } from './surroundings.js';
import { joinAll, undefinedValue } from './values.js';
import type { Environment, Value } from './values.js';
import { withDefault } from './variables.js';

/** Of what is called from many places, no call tells what the others hand in. */
const siteLimit = 4;
/** Unless each hands in what is written there: the rows of a table. */
const rowLimit = 24;
const heirDepth = 4;

/** Arguments of one call. */
type Site = readonly ts.Expression[];

/** The value of a parameter by the calls of its function; null where none is seen, or too many. */
export function handedBySites(run: Run, owner: ts.Node, index: number): Value | null {
  const sites = knownSites(run, owner);
  if (sites.length === 0 || sites.length > rowLimit) return null;
  if (sites.length > siteLimit && !sites.every((site) => isWritten(site[index]))) return null;
  const values = sites.map((site) => argumentAt(run, site, index));
  return values.includes(null) ? null : joinAll(values as Value[]);
}

/** Whether an argument says by itself what it is, or is left out. */
const isWritten = (argument: ts.Expression | undefined): boolean =>
  argument === undefined ||
  compiler.isObjectLiteralExpression(argument) ||
  compiler.isNewExpression(argument) ||
  compiler.isLiteralExpression(argument);

/** The calls of a function, looked for once in a run. Whoever asks while they are looked for is told of none. */
function knownSites(run: Run, owner: ts.Node): readonly Site[] {
  const known = run.sites.get(owner);
  if (known !== undefined) return known;
  run.sites.set(owner, []);
  const sites = isMember(owner) ? callsOfMethod(run, owner).map((call) => call.arguments) : [];
  const all = sites.length > 0 ? sites : sitesOf(run, makerNode(owner), 0);
  run.sites.set(owner, all);
  return all;
}

/**
 * The activations of a function that nobody entered, one for each call of it, so that what is handed in together stays
 * together; null where no call is seen, or too many.
 */
export function activationsOf(run: Run, owner: ts.FunctionLikeDeclaration, around: Environment): Environment[] | null {
  const sites = knownSites(run, owner);
  if (sites.length < 2 || sites.length > activationLimit) return null;
  const activations = sites.map((site): Environment | null => {
    const environment = { ...around, cells: new Map(around.cells), node: owner };
    for (const [index, { name, initializer, dotDotDotToken }] of owner.parameters.entries()) {
      const given = dotDotDotToken === undefined ? argumentAt(run, site, index) : null;
      if (given === null) return null;
      run.interpreter.bind(run, name, withDefault(run, given, initializer, environment), environment);
    }
    return environment;
  });
  return activations.includes(null) ? null : (activations as Environment[]);
}
const activationLimit = 12;

function argumentAt(run: Run, site: Site, index: number): Value | null {
  if (site.some((argument) => compiler.isSpreadElement(argument))) return null;
  const argument = site[index];
  if (argument === undefined) return undefinedValue;
  return run.once(`argument ${run.program.keyOf(argument)}`, () => valueThere(run, argument));
}

/** Who makes an instance calls the constructor by the name of the class. */
const makerNode = (owner: ts.Node): ts.Node => (compiler.isConstructorDeclaration(owner) ? owner.parent : owner);

function sitesOf(run: Run, maker: ts.Node, depth: number): Site[] {
  const names = namesOf(maker);
  const mentions = new Set<ts.Node>([
    // A class that is made where it is written: minifiers put it there when nobody else makes one.
    maker,
    ...names.flatMap((name) => [...referencesTo(name)]),
    ...mentionsElsewhere(run, maker, names),
  ]);
  const makes = compiler.isClassLike(maker) || makingOf(maker).methods.length > 0;
  if (makes) for (const node of madeElsewhere(run, maker, names)) mentions.add(node);
  const counted = [...mentions].filter((mention) => isOfProduct(run, mention, maker));
  return counted.flatMap(standingsOf).flatMap((mention) => sitesAt(run, mention, maker, depth));
}

/** What a test hands in says nothing about the product. */
const isOfProduct = (run: Run, mention: ts.Node, maker: ts.Node): boolean =>
  mention.getSourceFile() === maker.getSourceFile() || !isTestPath(run.program.fileOf(mention).displayPath);

/** Mentions in the files that import it. */
function mentionsElsewhere(run: Run, maker: ts.Node, names: readonly Definition[]): readonly ts.Node[] {
  const path = run.program.bundles.pathAround(maker);
  const start = maker.getStart();
  const exported = run.program
    .exports(path)
    .filter(
      ({ local, specifier, kind, start: at }) =>
        specifier === undefined &&
        (names.some(({ name }) => name === local) || (kind === 'assignment' && at === start)),
    );
  if (exported.length > 0) run.trace.sought.add(soughtKey('importer', path));
  return exported
    .flatMap(({ name }) => (name === '=' ? ['*', 'default'] : [name]))
    .flatMap((name) => run.program.importers.mentionsOf(path, name));
}

/** Files that no import has led to may make objects of the class: they are looked for by its name. */
function madeElsewhere(run: Run, maker: ts.Node, names: readonly Definition[]): ts.Node[] {
  return names.flatMap(({ name }) => {
    run.trace.sought.add(soughtKey('made', name));
    return run.program.shared
      .nodes('made', name, siteLimit)
      .filter(
        (node): node is ts.NewExpression =>
          compiler.isNewExpression(node) &&
          node.getSourceFile() !== maker.getSourceFile() &&
          isMaking(run, node, maker),
      )
      .map(({ expression }) => expression);
  });
}

function isMaking(run: Run, node: ts.NewExpression, maker: ts.Node): boolean {
  run.muted++;
  try {
    const given = unlessThrown(run, () => run.interpreter.evaluate(run, node.expression, null));
    // `const Maker = require('./maker')`: the whole module is the maker.
    const value = given?.kind === 'module' ? run.interpreter.readExport(run, given.path, 'default') : given;
    return (value?.kind === 'class' || value?.kind === 'function') && value.node === maker;
  } finally {
    run.muted--;
  }
}

/** The calls that a mention is the callee of, also by way of a class below. */
function sitesAt(run: Run, mention: ts.Node, maker: ts.Node, depth: number): Site[] {
  const { parent } = mention;
  if (compiler.isNewExpression(parent) && parent.expression === mention) return [parent.arguments ?? []];
  const heir = compiler.isExpressionWithTypeArguments(parent) ? parent.parent.parent : null;
  if (heir !== null && compiler.isClassLike(heir)) return depth < heirDepth ? sitesOfHeir(run, heir, depth) : [];
  if (compiler.isClassLike(maker)) return [];
  if (compiler.isCallExpression(parent) && parent.expression === mention) return [parent.arguments];
  if (!compiler.isPropertyAccessExpression(parent) || parent.expression !== mention || parent.name.text !== 'call')
    return [];
  return compiler.isCallExpression(parent.parent) ? [parent.parent.arguments.slice(1)] : [];
}

/** What a class below hands up; one without a constructor hands on what it is given. */
function sitesOfHeir(run: Run, heir: ts.ClassLikeDeclaration, depth: number): Site[] {
  const own = constructorOf(heir);
  if (own === null) return sitesOf(run, heir, depth + 1);
  const sites: Site[] = [];
  walk(own, (node) => {
    if (compiler.isCallExpression(node) && node.expression.kind === compiler.SyntaxKind.SuperKeyword)
      sites.push(node.arguments);
  });
  return sites;
}
