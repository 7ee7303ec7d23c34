/**
 * Tells whether what is deleted is only kept to save work, or is the licence itself: nobody misses it. Takes the words of a catalogue
 * and the text of what is deleted, by a path or by a statement of SQL. A word elsewhere in the text says nothing about it.
 */
import type { PayloadEntry } from './shapes.js';
import { speaksOneOf } from './words.js';

type Naming = NonNullable<PayloadEntry['unless']>;

/**
 * Whether everything that is deleted goes by one of the words.
 * @example isSpared(['sessions'], 'statement', 'DROP TABLE users; DROP TABLE sessions') // false
 */
export function isSpared(words: readonly string[], naming: Naming, text: string): boolean {
  const names = naming === 'path' ? namesInPath(text) : namesInStatements(text);
  return names.length > 0 && names.every((name) => speaksOneOf([name], words));
}

/** What a path leads to is its last part; of a list nobody knows which. */
const namesInPath = (text: string): readonly string[] =>
  text.startsWith('[') ? [] : [text.replace(/[\\/]+$/u, '').replace(/^.*[\\/]/su, '')];

/** What each statement deletes from, without its schema: a whole database has no name that would excuse it. */
const namesInStatements = (text: string): readonly string[] =>
  [...text.slice(0, 2000).matchAll(deleting)].flatMap(([, tables = '']) =>
    tables.split(',').map((table) => table.slice(table.lastIndexOf('.') + 1)),
  );
const deleting =
  /\b(?:drop\s+(?:database|schema|index)\b|(?:drop\s+table|truncate(?:\s+table)?|delete\s+from)\s+(?:if\s+exists\s+)?(?:only\s+)?([^\s,;()]+(?:\s*,\s*[^\s,;()]+)*))/giu;
