/** Which fingerprints of a subject outlive a change: scans it before and after. Needs `dist/`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyze } from '../../dist/index.js';

/** The findings of texts by path. */
async function findingsIn(files) {
  const cwd = mkdtempSync(join(tmpdir(), 'defuser-fingerprints-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    return (await analyze({ paths: ['.'], cwd })).findings;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/**
 * Measures one subject against the changes.
 * @returns how many findings it has, and for each change what was lost: a line a finding, or the change's own failure
 */
export async function measure({ name, files }, changes) {
  // A hidden one is nobody's to keep; one that is hidden afterwards, as its names are gone, is still the same.
  const before = (await findingsIn(files)).filter(({ severity }) => severity !== 'hidden');
  const lost = {};
  for (const [change, apply] of Object.entries(changes)) {
    try {
      const after = new Set((await findingsIn(await apply(files))).map(({ fingerprint }) => fingerprint));
      lost[change] = before
        .filter(({ fingerprint }) => !after.has(fingerprint))
        .map(({ ruleId, payload, place }) => `${name}:${place.line} ${ruleId} ${payload}`);
    } catch (error) {
      lost[change] = before.map(({ place }) => `${name}:${place.line}: ${String(error.message).split('\n')[0]}`);
    }
  }
  return { count: before.length, lost };
}
