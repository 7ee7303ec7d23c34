/**
 * Who is affected when a function turns out to depend on the clock: the places that mention it, by definition where
 * one is in sight and by member name where not, in its own file and in those that import it.
 */
import type { Entry } from '../evaluate/enter.js';
import { memberNameOf } from '../links/heat.js';
import type { Program } from '../links/program.js';
import { nodeAt } from '../syntax/node-at.js';
import { definitionAt, definitionNamed, referencesTo, scopeOf } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** A function under the names that others can reach it by. */
export interface Reach {
  /** Places in parsed files that mention it. */
  readonly mentions: readonly ts.Node[];
  /** Names by which files not parsed yet may mention it. */
  readonly names: readonly string[];
}

const mentionLimit = 60;

/** The definition that a function or its value is kept in: its own name, or the variable it is assigned to. */
function definitionsOf(node: ts.Node): Definition[] {
  const { name } = node as { readonly name?: ts.Node };
  if (
    name !== undefined &&
    compiler.isIdentifier(name) &&
    (compiler.isFunctionDeclaration(node) || compiler.isFunctionExpression(node))
  ) {
    const definition = definitionAt(name);
    return definition === null ? [] : [definition];
  }
  // Who makes an instance runs the constructor.
  const holder = compiler.isConstructorDeclaration(node) ? node.parent : holderOf(node);
  if (compiler.isClassDeclaration(holder) && holder.name !== undefined) {
    const definition = definitionAt(holder.name);
    return definition === null ? [] : [definition];
  }
  if (compiler.isVariableDeclaration(holder) && compiler.isIdentifier(holder.name)) {
    const definition = definitionAt(holder.name);
    return definition === null ? [] : [definition];
  }
  return [];
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

/** Places at which a member of a name is called, read or taken apart, in every parsed file. */
function memberMentions(program: Program, name: string): ts.Node[] {
  return program.parsedFiles.flatMap(({ path, tree }) => {
    const facts = program.facts(path);
    const offsets = [...(facts?.memberCalls.get(name) ?? []), ...(facts?.memberReads.get(name) ?? [])];
    return offsets.flatMap(
      (offset) =>
        nodeAt(tree, offset, (node) => compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node)) ?? [],
    );
  });
}

/** Names under which a file exports a definition or the value at a node. */
function exportNames(program: Program, path: string, definition: Definition | null, node: ts.Node): string[] {
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

/** Names that files give to what they pass on from another: `export { isOver as over } from './beta.js'`. */
function namesPassedOn(program: Program, target: string, exported: string): string[] {
  return program.parsedFiles.flatMap(({ path }) =>
    (program.facts(path)?.exports ?? [])
      .filter(
        ({ kind, local, name, specifier }) =>
          kind === 'reexport' &&
          local === exported &&
          name !== exported &&
          leadsTo(program, path, specifier ?? '', target),
      )
      .map(({ name }) => name),
  );
}

/** By what a file is called where it is imported: its name, or that of its folder, without extension. */
function stemOf(path: string): string {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(/\.\w+$/, '');
  return file === 'index' ? (parts.pop() ?? file) : file;
}

/** A module that is one value comes in whole, or as its default. */
const isImportOf = (imported: string, exported: string): boolean =>
  imported === exported || (exported === '=' && (imported === '*' || imported === 'default'));

/** Local names of an export in the files that import it, as far as they are parsed. */
function importMentions(program: Program, target: string, exported: string): ts.Node[] {
  const found: ts.Node[] = [];
  for (const { path, tree } of program.parsedFiles) {
    for (const fact of program.facts(path)?.imports ?? []) {
      if (!leadsTo(program, path, fact.specifier, target)) continue;
      for (const name of fact.names) {
        if (!isImportOf(name.imported, exported) || name.local === null) continue;
        const definition = definitionNamed(scopeOf(tree), name.local);
        if (definition !== null) found.push(...referencesTo(definition));
      }
    }
  }
  return found;
}

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

/** Everything that mentions a function, or for a file's own statements nothing. */
export function reachOf(program: Program, entry: Entry): Reach {
  if (compiler.isSourceFile(entry)) return { mentions: [], names: [] };
  const { path } = program.fileOf(entry);
  const definitions = definitionsOf(entry);
  const mentions: ts.Node[] = definitions.flatMap((definition) => [...referencesTo(definition)]);
  const names = new Set<string>();
  const exported = [...(definitions.length === 0 ? [null] : definitions)].flatMap((definition) =>
    exportNames(program, path, definition, entry),
  );
  for (const name of exported.flatMap((one) => [one, ...namesPassedOn(program, path, one)])) {
    // Importers call what has no name of its own as they like: the file's name leads to them.
    names.add(name === 'default' || name === '=' ? stemOf(path) : name);
    mentions.push(...importMentions(program, path, name));
  }
  const member = memberNameOf(entry) ?? exported.find((name) => name !== 'default' && name !== '=') ?? null;
  if (member !== null) {
    names.add(member);
    const members = memberMentions(program, member);
    if (members.length <= mentionLimit) mentions.push(...members);
  }
  if (definitions.length === 0 && member === null) mentions.push(entry.parent);
  return { mentions: mentions.slice(0, mentionLimit * 2), names: [...names] };
}

/** Everything that mentions a variable or field that was given a clock-dependent value. */
export function reachOfWrite(program: Program, target: ts.Node): Reach {
  if (compiler.isIdentifier(target)) {
    const definition = definitionNamed(scopeOf(target), target.text);
    if (definition === null) return { mentions: [], names: [] };
    const { path } = program.fileOf(target);
    const exported = exportNames(program, path, definition, target);
    const imported = exported.flatMap((name) => importMentions(program, path, name));
    return { mentions: [...referencesTo(definition), ...imported].slice(0, mentionLimit), names: exported };
  }
  if (compiler.isPropertyAccessExpression(target)) {
    const { text } = target.name;
    const members = memberMentions(program, text);
    return members.length <= mentionLimit ? { mentions: members, names: [text] } : { mentions: [], names: [] };
  }
  return { mentions: [], names: [] };
}
