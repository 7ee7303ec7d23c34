/**
 * Where members of a name are called, read or taken apart, in all files that are parsed. Goes in: the program, of whose files
 * there are only ever more in one run. Comes out: nodes, by the order in which the files were parsed.
 */
import type { FileFacts } from '../syntax/facts.js';
import { nodeAt } from '../syntax/node-at.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { compiler, type ts } from '../syntax/typescript.js';

interface ProgramView {
  readonly parsedFiles: readonly ParsedFile[];
  facts(path: string): FileFacts | null;
}

/** A name after a dot, or written as a text between brackets. */
export const isMemberName = (node: ts.Node): node is ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike =>
  compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node) || compiler.isStringLiteralLike(node);

/** The same names are asked for again whenever files were added: only those are gone through. */
export class MemberMentions {
  readonly #program: ProgramView;
  readonly #known = new Map<string, { readonly found: ts.Node[]; files: number }>();

  constructor(program: ProgramView) {
    this.#program = program;
  }

  of(name: string): readonly ts.Node[] {
    const known = this.#known.get(name) ?? { found: [], files: 0 };
    this.#known.set(name, known);
    const { parsedFiles } = this.#program;
    for (; known.files < parsedFiles.length; known.files++)
      for (const node of this.#in(parsedFiles[known.files] as ParsedFile, name)) known.found.push(node);
    return known.found;
  }

  #in({ path, tree }: ParsedFile, name: string): readonly ts.Node[] {
    const facts = this.#program.facts(path);
    const [called, read] = [facts?.memberCalls.get(name), facts?.memberReads.get(name)];
    if (called === undefined && read === undefined) return none;
    return [...(called ?? []), ...(read ?? [])].flatMap((offset) => nodeAt(tree, offset, isMemberName) ?? []);
  }
}

const none: readonly ts.Node[] = [];
