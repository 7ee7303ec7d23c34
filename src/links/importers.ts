/**
 * Who imports what a file exports: an index from the exporting file to the imports that lead there, also through files
 * that pass it on. Only linked files are asked, each once.
 */
import type { FileFacts, ImportFact } from '../syntax/facts.js';
import { nodeAt } from '../syntax/node-at.js';
import { definitionAt, definitionNamed, referencesTo, scopeOf } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Inquiry } from './inquiry.js';

/** Where a name of another file is mentioned: under its local name, or as a member of the whole module. */
export interface Local {
  /** The definition that is the imported thing itself; null where it is only a part of what is imported. */
  readonly definition: Definition | null;
  readonly mentions: readonly ts.Node[];
}

/** The mentions of an imported name in a file; `member` where the whole module comes in under that name. */
export function localMentions(tree: ts.SourceFile, start: number, local: string, member: string | null): Local {
  const around = nodeAt(tree, start, () => true) ?? tree;
  const definition = definitionNamed(scopeOf(around), local) ?? definitionNamed(scopeOf(tree), local);
  if (definition === null) return { definition: null, mentions: [] };
  const mentions = referencesTo(definition);
  const wrapped = member === null || member === 'default' ? mentions.flatMap(wrappedMentions) : [];
  return member === null
    ? { definition, mentions: [...mentions, ...wrapped] }
    : { definition: null, mentions: [...mentions.filter((mention) => takesMember(mention, member)), ...wrapped] };
}

/** Where `wrapped` is mentioned in `wrapped = helper(module)`: bundlers ask a helper for what a module gives as a whole. */
function wrappedMentions(mention: ts.Node): readonly ts.Node[] {
  const call = mention.parent;
  if (!compiler.isCallExpression(call) || call.arguments[0] !== mention || call.arguments.length > 2) return [];
  const holder = call.parent;
  if (!compiler.isVariableDeclaration(holder) || !compiler.isIdentifier(holder.name)) return [];
  const definition = definitionAt(holder.name);
  return definition === null ? [] : referencesTo(definition);
}

const takesMember = ({ parent }: ts.Node, member: string): boolean =>
  compiler.isPropertyAccessExpression(parent) && parent.name.text === member;

interface ProgramView {
  treeOf(path: string): ts.SourceFile | null;
  resolve(from: string, specifier: string): string | null;
}

interface Importer {
  readonly path: string;
  readonly fact: ImportFact;
}

const barrelDepth = 4;

/** Imports by the file that they lead to. */
export class Importers {
  readonly #program: ProgramView;
  readonly #byTarget = new Map<string, Importer[]>();
  readonly #mentions = new Map<string, readonly ts.Node[]>();
  /** Notes what is asked, where somebody wants to know. */
  inquiry: Inquiry | null = null;

  constructor(program: ProgramView) {
    this.#program = program;
  }

  /** Adds a file; gives the files that it imports. */
  add(path: string, facts: FileFacts): string[] {
    this.#mentions.clear();
    const targets = new Set<string>();
    for (const fact of facts.imports) {
      const target = this.#program.resolve(path, fact.specifier);
      if (target === null || target === path) continue;
      this.#byTarget.set(target, [...(this.#byTarget.get(target) ?? []), { path, fact }]);
      targets.add(target);
    }
    return [...targets];
  }

  /**
   * The expressions in other files that are what a file exports under a name: identifiers, or `module.name`.
   * By the order in which the files were linked.
   */
  mentionsOf(path: string, exported: string): readonly ts.Node[] {
    const key = `${exported} ${path}`;
    const answer = this.#mentions.get(key) ?? this.#find(path, exported, 0);
    this.#mentions.set(key, answer);
    this.inquiry?.noteMentions(path, exported, answer);
    return answer;
  }

  #find(path: string, exported: string, depth: number): ts.Node[] {
    return (this.#byTarget.get(path) ?? []).flatMap(({ path: from, fact }) =>
      fact.names.flatMap(({ imported, local, exported: passedOn }) => {
        const isWhole = imported === '*';
        if (!isWhole && imported !== exported) return [];
        if (passedOn !== undefined) {
          const name = passedOn === '*' ? exported : passedOn;
          return depth >= barrelDepth ? [] : this.#find(from, name, depth + 1);
        }
        const tree = local === null ? null : this.#program.treeOf(from);
        if (local === null || tree === null) return [];
        const { mentions } = localMentions(tree, fact.start, local, isWhole ? exported : null);
        return isWhole ? mentions.map(({ parent }) => parent) : mentions;
      }),
    );
  }
}
