/**
 * What is only looked at on the way to the tree of a file: trees of its scripts one by one, or without its template, and the
 * names in its template. Takes pieces of code by the name of what they are, gives their trees; where somebody types, each is
 * made of the one before.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { treeAfter } from './again.js';
import { parseErrorsOf } from './errors.js';
import { TemplateNames } from './template-names.js';

interface Side {
  readonly code: string;
  readonly kind: ts.ScriptKind;
  /** Null where the code is nested too deeply to be parsed. */
  readonly tree: ts.SourceFile | null;
}

export class SideTrees {
  readonly names: TemplateNames;
  readonly #sides: Map<string, Side>;

  /** @param before those of the text of the file before: they are used up */
  constructor(before?: SideTrees) {
    this.#sides = before === undefined ? new Map<string, Side>() : before.#sides;
    this.names = new TemplateNames(before?.names);
  }

  /** The tree of a piece; its nodes may lack parents. */
  tree(name: string, code: string, kind: ts.ScriptKind): ts.SourceFile | null {
    const known = this.#sides.get(name);
    if (known?.code === code && known.kind === kind) return known.tree;
    const tree = made(code, kind, known?.kind === kind ? known.tree : null);
    this.#sides.set(name, { code, kind, tree });
    return tree;
  }

  /** How many mistakes a piece has; without end where it is nested too deeply to be parsed. */
  errorCount(name: string, code: string, kind: ts.ScriptKind): number {
    const tree = this.tree(name, code, kind);
    return tree === null ? Infinity : parseErrorsOf(tree).length;
  }
}

function made(code: string, kind: ts.ScriptKind, before: ts.SourceFile | null): ts.SourceFile | null {
  try {
    const next = before === null ? null : treeAfter(before, code);
    return next ?? compiler.createSourceFile('side', code, parseOptions, false, kind);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** As all code is parsed. */
export const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: compiler.ScriptTarget.ESNext,
  jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
};
