/**
 * A stranger's project in a folder of its own: the files given, and below `node_modules` this package as it is built, with
 * the packages of the repo that a project may have beside it. Whoever makes it removes it.
 */
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes the project; `packages` are further names in its `node_modules`, each that of a package of the repo. */
export function projectWith(
  files: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, string>> = { eslint: 'eslint' },
): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'defuser-project-')));
  const installed = path.join(folder, 'node_modules');
  mkdirSync(installed);
  symlinkSync(root, path.join(installed, 'defuser'), 'dir');
  for (const [name, target] of Object.entries(packages)) {
    mkdirSync(path.dirname(path.join(installed, name)), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', target), path.join(installed, name), 'dir');
  }
  for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }\n', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
