/**
 * What tells a finding again in another build of the same code: the words that minifiers leave, what its function and
 * its module are called, and how its text is written. Takes trees, gives plain data that outlives them.
 */
import posix from 'node:path/posix';
import type { Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';
import type { Program } from '../links/program.js';
import type { Finding } from '../model.js';
import type { LedBack, Original } from '../sourcemaps/lead-back.js';
import { memberAt } from '../syntax/member-facts.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { oneLine } from '../syntax/places.js';
import { functionName, isReference, resolve } from '../syntax/scopes.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

/** How a text is written: by a person, or by a tool for a machine. */
export interface Form {
  readonly isTyped: boolean;
  readonly isMinified: boolean;
  /** Several modules in one text. */
  readonly isBundle: boolean;
  /** It lies where builds put their files. */
  readonly isPutOut: boolean;
  readonly modules: 'esm' | 'commonjs' | 'none';
}

export interface Traits {
  /** The scanned text in which it was found. */
  readonly path: string;
  readonly form: Form;
  readonly words: ReadonlySet<string>;
  /** Whether the harm is only noted down there. */
  readonly isReported: boolean;
  /** Whether it is only handed back there. */
  readonly isHandedBack: boolean;
  readonly owner: string;
  /** What the file, or the module in a bundle, is called, without its ending. */
  readonly module: string;
  /** Names in the original, told by a source map, that stand for nothing there and are gone from the generated code. */
  readonly replaced: readonly string[];
}

const nodeLimit = 2000;
const shortest = 3;
const longest = 80;
const longestFunction = 8000;
/** Characters a line, on average; what people write has a third of it. */
const denseLine = 160;
const putOut = /(?:^|\/)(?:dist|build|builds|out|output|lib|libs|es|esm|cjs|umd|min|bundles?|public|static|www)\//;
const minifiedName = /[.-]min\.[cm]?js$/;

/** The traits of a finding as the engine made it. */
export function traitsOf(
  program: Program,
  { guard, harm, finding }: { readonly guard: Guard; readonly harm: Harm; readonly finding: Finding },
  originals: LedBack,
): Traits {
  const { node } = guard;
  const file = program.fileOf(node);
  const module = program.bundles.nameAround(node) ?? file.displayPath;
  const owner = writtenFunction(node) ?? node.getSourceFile();
  return {
    path: file.displayPath,
    form: formOf(program, file),
    words: wordsIn(stretchAround(node, owner), harm),
    isReported: harm.isReported,
    isHandedBack: harm.isHandedBack,
    owner: functionName(owner),
    module: posix.basename(module).replace(/(?:[.-](?:min|esm|cjs|umd|prod|dev))*\.\w+$/, ''),
    replaced: replacedIn(file, finding, originals),
  };
}

const forms = new WeakMap<ParsedFile, Form>();

/** A file is looked at once, however much is found in it. */
function formOf(program: Program, file: ParsedFile): Form {
  const form = forms.get(file) ?? lookOf(program, file);
  forms.set(file, form);
  return form;
}

function lookOf(program: Program, { text, tree, path, displayPath, lineStarts }: ParsedFile): Form {
  return {
    isTyped: !/\.[cm]?jsx?$/.test(displayPath),
    isMinified: minifiedName.test(displayPath) || text.length / lineStarts.length > denseLine,
    isBundle: program.bundles.modulesIn(path).length > 0 || /^;?\/\/ \S+\.[cm]?[jt]sx?$/m.test(text.slice(0, 20_000)),
    isPutOut: putOut.test(displayPath),
    modules: compiler.isExternalModule(tree)
      ? 'esm'
      : /\b(?:module\.exports|exports\.\w+ ?=|require\()/.test(text)
        ? 'commonjs'
        : 'none',
  };
}

/** The function, or where that holds half a program, the statement. */
function stretchAround(node: ts.Node, owner: ts.Node): ts.Node {
  if (!compiler.isSourceFile(owner) && owner.end - owner.pos <= longestFunction) return owner;
  let statement = node;
  while (!compiler.isStatement(statement) && statement.parent !== owner) statement = statement.parent;
  return statement;
}

/** Property names and strings: of the function of the guard, and of the harm. Numbers and local names change. */
function wordsIn(owner: ts.Node, harm: Harm): Set<string> {
  const words = new Set<string>();
  const add = (word: string): void => {
    if (word.length >= shortest) words.add(oneLine(word, longest));
  };
  let count = 0;
  walk(owner, (node) => {
    if (++count > nodeLimit) return false;
    if (compiler.isStringLiteralLike(node)) add(node.text);
    const member = memberAt(node);
    if (member !== null && !compiler.isParameter(node)) add(member.name);
    return true;
  });
  for (const effect of harm.effects.slice(0, 12)) for (const word of effect.words) if (/\s/.test(word)) add(word);
  return words;
}

/** What a build has put values in the place of: in the guard, or in what holds its date. */
function replacedIn(file: ParsedFile, { place, anchor }: Finding, originals: LedBack): string[] {
  const places = anchor.place === null ? [place] : [place, anchor.place];
  const found = places.flatMap((at) => {
    const generated = file.displayPath === at.path ? file.text.slice(at.start, at.end) : '';
    return freeNames(originals.of(at)).filter((name) => !generated.includes(name));
  });
  return [...new Set(found)].sort();
}

/** The names in an original that nothing in its text defines, with the members asked of them. */
function freeNames(original: Original | null): string[] {
  const node = original?.node ?? null;
  if (node === null) return [];
  const names: string[] = [];
  walk(node, (inner) => {
    if (!compiler.isIdentifier(inner) || !isReference(inner) || resolve(inner) !== null) return;
    if (inner.text === 'undefined') return;
    let whole: ts.Node = inner;
    while (compiler.isPropertyAccessExpression(whole.parent) && whole.parent.expression === whole) whole = whole.parent;
    names.push(oneLine(whole.getText(), longest));
  });
  return names;
}
