/**
 * Scans one package with the built command line and gives its SARIF results, suppressed ones left out.
 * A scan that did not end well throws: what was not scanned was not found.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** Milliseconds. The biggest take minutes of a busy machine, and what is given up counts as missed. */
const timeLimit = 1_200_000;

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [commandLine, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeLimit,
    });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`exit ${code ?? signal}: ${stderr.trim().split('\n')[0]}`));
    });
  });
}

/** The results of one scan, hidden ones as well, and the seconds it took. */
export async function scanPackage(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'defuser-corpus-'));
  const output = join(scratch, 'result.sarif');
  const started = performance.now();
  try {
    await run(['scan', folder, '--format', 'sarif', '--output-file', output, '--fail-on', 'none', '--show', 'hidden']);
    const seconds = (performance.now() - started) / 1000;
    const results = JSON.parse(readFileSync(output, 'utf8')).runs.flatMap((one) => one.results ?? []);
    return { seconds, results: results.filter((result) => !result.suppressions?.length) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
