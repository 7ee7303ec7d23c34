/** Runs the command line inside the test, with streams that remember what was written. */
import { main } from '../../src/cli/run.js';
import type { Io } from '../../src/cli/io.js';

/** What a run left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `defuser` with these arguments in `cwd`. */
export async function run(
  argv: readonly string[],
  cwd: string,
  more: {
    readonly stdin?: string | Uint8Array;
    readonly env?: Io['env'];
    readonly isTTY?: boolean;
    /** Whether what is no result goes to a terminal. */
    readonly isTold?: boolean;
  } = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  const code = await main(argv, {
    stdout: { write: (text) => (written.out += text), isTTY: more.isTTY ?? false, columns: 100 },
    stderr: { write: (text) => (written.err += text), isTTY: more.isTold ?? false },
    stdin: pieces(more.stdin ?? ''),
    env: more.env ?? {},
    cwd,
  });
  return { code, ...written };
}

/** A stream of one piece. */
export async function* pieces(text: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  await Promise.resolve();
  yield text;
}
