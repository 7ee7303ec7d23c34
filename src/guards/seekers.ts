/**
 * Who looked for something that files not read yet may have: a property of the global object, a class below, a
 * listener, a write to a flag. Takes traces, gives the words to look for those files by, and whom to run again when
 * one of them turns up.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Trace } from '../evaluate/trace.js';
import { stemOf } from './callers.js';
import { soughtKey } from '../links/shared.js';
import { resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

/** Roots of symbols that the platform gives: nobody defines them in another file. */
const platform: ReadonlySet<string> = new Set(['process', 'document', 'navigator', 'location', 'module', 'exports']);

/** Keys of what was sought, and the entries that did. */
export class Seekers {
  readonly #entries = new Map<string, Set<Entry>>();

  /** Notes what an entry looked for; gives the words that a file which has it must hold. */
  note(entry: Entry, traces: Iterable<Trace>): string[] {
    const keys = new Set<string>();
    for (const trace of traces) {
      for (const key of trace.sought) keys.add(key);
      for (const path of trace.anchorsMet.keys()) for (const key of globalOf(path)) keys.add(key);
      for (const condition of trace.passedBy) for (const key of flagsIn(condition)) keys.add(key);
    }
    return [...keys].flatMap((key) => {
      const known = this.#entries.get(key);
      if (known !== undefined) {
        known.add(entry);
        return [];
      }
      this.#entries.set(key, new Set([entry]));
      return wordsOf(key);
    });
  }

  /** The entries that looked for any of the keys. */
  of(keys: readonly string[]): Entry[] {
    return [...new Set(keys.flatMap((key) => [...(this.#entries.get(key) ?? [])]))];
  }
}

/** The global that a symbol is or is read from: a plain dotted name that the platform does not give. */
function globalOf(path: string): string[] {
  const root = /^(?!this\b)([A-Za-z_$][\w$]*)(?:\.[\w$]+)*$/.exec(path)?.[1];
  return root === undefined || platform.has(root) ? [] : [soughtKey('global', root)];
}

/** Fields of what is imported, in a condition: other files may set them. */
function flagsIn(condition: ts.Node): string[] {
  const found: string[] = [];
  walk(condition, (node) => {
    if (compiler.isFunctionLike(node)) return false;
    if (compiler.isPropertyAccessExpression(node) && isImported(node.expression)) {
      found.push(soughtKey('member', node.name.text));
    }
    return true;
  });
  return found;
}

function isImported(node: ts.Expression): boolean {
  let root = node;
  while (compiler.isPropertyAccessExpression(root)) root = root.expression;
  const definition = compiler.isIdentifier(root) ? resolve(root) : null;
  if (definition === null) return false;
  if (definition.kind === 'import') return true;
  let { declaration }: { declaration: ts.Node } = definition;
  while (compiler.isBindingElement(declaration)) declaration = declaration.parent.parent;
  const made = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return (
    made !== undefined &&
    compiler.isCallExpression(made) &&
    compiler.isIdentifier(made.expression) &&
    made.expression.text === 'require'
  );
}

/** An event stands in quotes where somebody listens for it; who imports a file names it. */
function wordsOf(key: string): string[] {
  const [kind = '', ...rest] = key.split(' ');
  const name = rest.join(' ');
  if (kind === 'declared') return [name.replace('@', '')];
  if (kind === 'importer') return [stemOf(name)];
  // Calls of a method are everywhere: those count that stand in files which are read for other reasons.
  if (kind === 'called') return [];
  if (kind === 'method') return [name.slice(name.lastIndexOf('.') + 1)];
  return kind === 'listener' ? [...["'", '"', '`'].map((quote) => quote + name + quote), `on${name}`] : [name];
}
