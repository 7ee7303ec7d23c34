/** Runs the built command line as users do: a process of its own, in a directory of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run.js';

export const commandLine = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs `defuser` with these arguments in `cwd`. */
export function built(
  argv: readonly string[],
  cwd: string,
  more: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...argv], {
    cwd,
    encoding: 'utf8',
    input: more.input ?? '',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...more.env },
  });
  return { code: status ?? -1, out: stdout, err: stderr };
}
