/**
 * Who is affected when a function turns out to depend on the clock: the places that mention it, by definition where
 * one is in sight and by member name where not, in its own file and in those that import it.
 */
import type { Entry } from '../evaluate/enter.js';
import { isOnGlobalObject, memberNameOf } from '../links/heat.js';
import { localMentions } from '../links/importers.js';
import { isMemberName } from '../links/member-mentions.js';
import type { Program } from '../links/program.js';
import { nodeAt } from '../syntax/node-at.js';
import { valueSetBy } from '../syntax/pairs.js';
import { definitionAt, definitionNamed, mentionsOfGlobal, referencesTo, scopeOf } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { collectionMentions, isAskedUnnamed } from './collections.js';

/** A function under the names that others can reach it by. */
export interface Reach {
  /** Places in parsed files that mention it. */
  readonly mentions: readonly ts.Node[];
  /** Names by which files not parsed yet may mention it. */
  readonly names: readonly string[];
}

export const mentionLimit = 60;

/**
 * The definition that a function or its value is kept in: its own name, or the variable it is assigned to. The name of a function
 * expression is known within it alone.
 */
function definitionsOf(node: ts.Node): Definition[] {
  const { name } = node as { readonly name?: ts.Node };
  if (name !== undefined && compiler.isIdentifier(name) && compiler.isFunctionDeclaration(node)) {
    const definition = definitionAt(name);
    return definition === null ? [] : [definition];
  }
  // Who makes an instance runs the constructor, and what the language asks of it.
  const isMade = compiler.isConstructorDeclaration(node) || (isAskedUnnamed(node) && compiler.isClassLike(node.parent));
  const holder = isMade ? node.parent : holderOf(node);
  const isNamed =
    compiler.isVariableDeclaration(holder) ||
    compiler.isBindingElement(holder) ||
    compiler.isParameter(holder) ||
    compiler.isClassDeclaration(holder);
  if (isNamed && holder.name !== undefined && compiler.isIdentifier(holder.name)) {
    const definition = definitionAt(holder.name);
    return definition === null ? [] : [definition];
  }
  return [];
}

/** Where a function expression mentions itself by its own name: a function within it may call it. */
function innerMentions(node: ts.Node): readonly ts.Node[] {
  const name = compiler.isFunctionExpression(node) ? node.name : undefined;
  const definition = name === undefined ? null : definitionAt(name);
  return definition === null ? [] : referencesTo(definition);
}

/** What a value is given to, through parentheses, wrapping calls (`memoize(() => …)`) and assignments. */
function holderOf(node: ts.Node): ts.Node {
  let inner: ts.Node = node;
  while (
    compiler.isParenthesizedExpression(inner.parent) ||
    compiler.isAsExpression(inner.parent) ||
    compiler.isCallExpression(inner.parent)
  ) {
    inner = inner.parent;
  }
  return inner.parent;
}

/** Names under which a file exports a definition or the value at a node. */
export function exportNames(program: Program, path: string, definition: Definition | null, node: ts.Node): string[] {
  const facts = program.facts(path);
  const start = node.getStart();
  return (facts?.exports ?? [])
    .filter(
      (fact) =>
        (definition !== null && fact.local === definition.name && fact.specifier === undefined) ||
        (fact.kind === 'assignment' && fact.start === start),
    )
    .map((fact) => fact.name);
}

/** The function that a module is as a whole, `module.exports = function …`; null where it is something else. */
export function functionOfModule(program: Program, path: string): ts.Node | null {
  const [fact, tree] = [program.facts(path)?.exports.find(({ name }) => name === '='), program.treeOf(path)];
  if (fact === undefined || tree === null) return null;
  const node = nodeAt(tree, fact.start, compiler.isExpression);
  const local = fact.local === undefined || node === null ? null : definitionNamed(scopeOf(node), fact.local);
  return local?.declaration ?? node;
}

/** By what a file is called where it is imported: its name, or that of its folder, without extension. */
export function stemOf(path: string): string {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(/\.\w+$/, '');
  return file === 'index' ? (parts.pop() ?? file) : file;
}

/** A module that is one value comes in whole, or as its default. */
const isImportOf = (imported: string, exported: string): boolean =>
  imported === exported || (exported === '=' && (imported === '*' || imported === 'default'));

/** What an export is called where it is imported, and what those files call it who pass it on. */
export function importReach(program: Program, target: string, exported: string, depth = 0): Reach {
  const mentions: ts.Node[] = [];
  const names = new Set<string>([shownName(program, target, exported)]);
  const passOn = (path: string, name: string): void => {
    if (depth >= barrelDepth || (path === target && name === exported)) return;
    const further = importReach(program, path, name, depth + 1);
    mentions.push(...further.mentions);
    for (const one of further.names) names.add(one);
  };
  for (const path of program.bundles.linking) {
    const facts = program.facts(path);
    if (facts === null) continue;
    for (const fact of facts.imports) {
      if (!leadsTo(program, path, fact.specifier, target)) continue;
      for (const { imported, local } of fact.names) {
        const isWhole = imported === '*' && exported !== '=';
        if (!isWhole && !isImportOf(imported, exported)) continue;
        const tree = program.treeOf(path);
        if (tree === null) continue;
        if (local === null) {
          // Used on the spot: `(await import('./x')).default()`, `require('./x').check()`, or given on by a function.
          if (fact.kind === 'dynamic' || fact.kind === 'require')
            mentions.push(nodeAt(tree, fact.start, compiler.isCallExpression) ?? tree);
          continue;
        }
        const found = localMentions(tree, fact.start, local, isWhole ? exported : null);
        mentions.push(...found.mentions);
        if (found.definition === null) continue;
        for (const name of exportNames(program, path, found.definition, found.definition.identifier))
          passOn(path, name);
      }
    }
    for (const { kind, local, name, specifier } of facts.exports) {
      const renames = kind === 'reexport' && local === exported && name !== exported;
      if (renames && leadsTo(program, path, specifier ?? '', target)) passOn(path, name);
    }
  }
  return { mentions, names: [...names].filter((name) => name !== '') };
}

/** Importers call what has no name of its own as they like: the file's name leads to them. */
export const shownName = (program: Program, path: string, exported: string): string =>
  program.bundles.at(path) === null ? (isUnnamed(exported) ? stemOf(path) : exported) : innerName(exported);

/** What a minifier left of a name is shared by the modules of every bundle: it leads nowhere. */
const innerName = (exported: string): string => (isUnnamed(exported) || exported.length < 3 ? '' : exported);
const isUnnamed = (exported: string): boolean => exported === 'default' || exported === '=';

const barrelDepth = 6;

/** Whether an import leads to a file, directly or through files that pass its exports on. */
function leadsTo(program: Program, from: string, specifier: string, target: string, depth = 0): boolean {
  const path = program.resolve(from, specifier);
  if (path === null || depth > barrelDepth) return false;
  if (path === target) return true;
  return (program.facts(path)?.exports ?? []).some(
    (fact) => fact.specifier !== undefined && leadsTo(program, path, fact.specifier, target, depth + 1),
  );
}

/** Plain names that mean a function on the global object, in whatever file. */
function globalMentions(program: Program, entry: ts.Node): ts.Node[] {
  const name = isOnGlobalObject(entry) ? memberNameOf(entry) : null;
  return name === null ? [] : program.parsedFiles.flatMap(({ tree }) => mentionsOfGlobal(tree, name));
}

/** Where a value is mentioned that a function updates: `setValue((before) => …)`. */
function updateMentions({ parent }: ts.Node): readonly ts.Node[] {
  const value = compiler.isCallExpression(parent) ? valueSetBy(parent) : null;
  const definition = value === null ? null : definitionAt(value);
  return definition === null ? [] : referencesTo(definition);
}

/** The names of members by which a function is shown that has one of its own: `return { isOver: over }`, `lock.isOver = over`. */
export function shownAs(definition: Definition): string[] {
  return referencesTo(definition).flatMap((mention) => {
    const { parent } = mention;
    if (compiler.isShorthandPropertyAssignment(parent)) return [parent.name.text];
    if (compiler.isPropertyAssignment(parent) && parent.initializer === mention)
      return isMemberName(parent.name) ? [parent.name.text] : [];
    const isSet = compiler.isBinaryExpression(parent) && parent.right === mention;
    return isSet && compiler.isPropertyAccessExpression(parent.left) ? [parent.left.name.text] : [];
  });
}

/** Everything that mentions a function, or for a file's own statements nothing. */
export function reachOf(program: Program, entry: Entry): Reach {
  if (compiler.isSourceFile(entry)) return { mentions: [], names: [] };
  const path = program.bundles.pathAround(entry);
  const definitions = definitionsOf(entry);
  const mentions: ts.Node[] = [...definitions.flatMap(referencesTo), ...innerMentions(entry)];
  const names = new Set<string>();
  const exported = [...(definitions.length === 0 ? [null] : definitions)].flatMap((definition) =>
    exportNames(program, path, definition, entry),
  );
  for (const name of exported) {
    const reach = importReach(program, path, name);
    mentions.push(...reach.mentions);
    for (const one of reach.names) names.add(one);
  }
  const shown = definitions.flatMap(shownAs);
  const members = [memberNameOf(entry) ?? '', ...names, ...shown].filter(
    (name) => name !== '' && name !== stemOf(path),
  );
  if (exported.some(isUnnamed)) for (const name of program.namesOf(path)) names.add(name);
  for (const member of new Set(members)) {
    names.add(member);
    const found = program.members.of(member);
    if (found.length <= mentionLimit) mentions.push(...found);
  }
  const member = isAskedUnnamed(entry) ? null : (members[0] ?? null);
  mentions.push(...collectionMentions(entry), ...globalMentions(program, entry), ...updateMentions(entry));
  if (definitions.length === 0 && member === null) mentions.push(entry.parent);
  return { mentions: mentions.slice(0, mentionLimit * 2), names: [...names] };
}
