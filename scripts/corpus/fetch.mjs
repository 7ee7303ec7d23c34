/**
 * Downloads pinned packages with `npm pack` and unpacks them below a cache folder, one folder a package.
 * Nothing is installed and no script of a package is run. What is already there is not fetched again.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const attempts = 3;
const parallel = 4;

/** Where `name@version` lies in the cache. */
export const packageFolder = (cache, name) => join(cache, ...name.split('/'));

async function pack(name, folder) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run('npm', ['pack', name, '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], {
        cwd: folder,
      });
      return join(
        folder,
        readdirSync(folder).find((file) => file.endsWith('.tgz')),
      );
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function fetchOne(cache, name) {
  const target = packageFolder(cache, name);
  const complete = join(target, '.fetched');
  if (existsSync(complete)) return;
  const folder = mkdtempSync(join(tmpdir(), 'defuser-corpus-'));
  try {
    const tarball = await pack(name, folder);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1', '--no-same-owner']);
    // Some packages ship folders that not even their owner may enter.
    await run('chmod', ['-R', 'u+rwX', target]);
    writeFileSync(complete, `${name}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fetches all of them, a few at a time. Gives the names that could not be had, with the reason. */
export async function fetchAll(cache, names) {
  mkdirSync(cache, { recursive: true });
  const queue = [...names];
  const failed = [];
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      await fetchOne(cache, name).catch((error) => failed.push(`${name}: ${String(error.message).split('\n')[0]}`));
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return failed;
}

/** Labels whose snippet is no longer at their line: the package is not the one that was labelled. */
export function movedLabels(cache, packages) {
  const moved = [];
  for (const [name, labels] of packages) {
    if (!existsSync(packageFolder(cache, name))) continue;
    for (const label of labels) {
      const file = join(packageFolder(cache, name), label.file);
      const line = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[label.line - 1] : undefined;
      if (!line?.includes(label.snippet)) moved.push(`${label.id} ${name} ${label.file}:${label.line}`);
    }
  }
  return moved;
}
