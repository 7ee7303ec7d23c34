/**
 * Somebody who types into the files of a folder that a session watches: whatever is typed, its answer is that of a fresh
 * analysis of the same texts, byte for byte.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect } from '@jest/globals';
import fc from 'fast-check';
import { analyze, createSession } from '../../src/index.js';
import type { Analysis } from '../../src/index.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files that is gone after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'defuser-typing-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** All that an analysis says; only a scan has counts of what it left out on the disk. */
export const answerOf = (analysis: Analysis): string =>
  JSON.stringify({ ...analysis, summary: { ...analysis.summary, skipped: {} } }, null, 1);

type Kind = 'line' | 'letters' | 'rename' | 'cut' | 'back';

/** One change of one file: a whole line, letters, another name for something, a line that goes, or all as it was at first. */
export interface Typed<Name extends string> {
  readonly name: Name;
  readonly kind: Kind;
  readonly at: number;
  readonly remove: number;
  readonly line: string;
  readonly letters: string;
}

/** Types up to twelve changes at random; `words` are what may be renamed. */
export async function holdsWhateverIsTyped<Name extends string>(
  files: Readonly<Record<Name, string>>,
  words: readonly string[],
  typed: fc.Arbitrary<Typed<Name>>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 12 }), async (edits) => {
      const texts: Record<Name, string> = { ...files };
      const session = await createSession({ root: folderWith(texts) });
      await session.analysis();
      for (const edit of edits) {
        texts[edit.name] = after(texts[edit.name], files[edit.name], words, edit);
        session.update(edit.name, texts[edit.name]);
        const fresh = await analyze({ paths: ['.'], cwd: folderWith(texts) });
        expect(answerOf(await session.analysis())).toBe(answerOf(fresh));
      }
    }),
    { numRuns: Number(process.env.DEFUSER_RUNS ?? 12) },
  );
}

function after(
  before: string,
  original: string,
  words: readonly string[],
  { kind, at, remove, line, letters }: Typed<string>,
): string {
  const rows = before.split('\n');
  const [row, offset] = [at % rows.length, at % (before.length + 1)];
  const word = words[at % words.length] ?? '';
  switch (kind) {
    case 'line':
      return rows.toSpliced(row, 0, line).join('\n');
    case 'cut':
      return rows.toSpliced(row, 1).join('\n');
    case 'letters':
      return before.slice(0, offset) + letters + before.slice(offset + remove);
    case 'rename':
      return before.replace(new RegExp(`\\b${word}\\b`, remove > 3 ? 'g' : ''), `${word}x`);
    case 'back':
      return original;
  }
}
