/**
 * Defuser on its own sources, with the built command line: `src/` must be clean at every severity that is shown, and
 * a copy of it with one bomb in a module that everything uses must fail. The second run proves that the first can.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const commandLine = join(root, 'dist/cli/main.js');

const plantedIn = 'errors.ts';
const plantedBefore = '  throw new Error(`impossible: ${why}`);';
const bomb = `  if (new Date() > new Date(2031, 0, 1)) throw new Error('license expired');\n`;

function scan(folder) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [commandLine, 'scan', folder, '--format', 'json', '--fail-on', 'low'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0 && status !== 1) throw new Error(`the scan of ${folder} exited with ${status}: ${stderr}`);
  const shown = JSON.parse(stdout).findings.filter((finding) => finding.severity !== 'hidden');
  return { status, places: shown.map(({ place, code }) => `${place.path}:${place.line} ${code}`) };
}

function plant(folder) {
  const file = join(folder, plantedIn);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(plantedBefore))
    throw new Error(`${plantedIn} has changed: tell selfscan.mjs where to plant its bomb`);
  writeFileSync(file, text.replace(plantedBefore, bomb + plantedBefore));
}

function expectClean() {
  const { status, places } = scan('src');
  if (status === 0 && places.length === 0) return true;
  console.error(`src/ is not clean:\n${places.join('\n')}`);
  return false;
}

function expectPlantedBomb() {
  const folder = mkdtempSync(join(tmpdir(), 'defuser-selfscan-'));
  try {
    cpSync(join(root, 'src'), folder, { recursive: true });
    plant(folder);
    const { status, places } = scan(folder);
    if (status === 1 && places.length === 1 && places[0].includes('new Date(2031, 0, 1)')) return true;
    console.error(`the planted bomb was not the one finding (exit ${status}):\n${places.join('\n')}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [clean, found] = [expectClean(), expectPlantedBomb()];
if (clean && found) console.log('src/ is clean, and a bomb planted in a copy of it is found.');
process.exitCode = clean && found ? 0 : 1;
