/** The world that the command line speaks to, handed in so that tests can stand in for it, and what it says of itself. */

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The streams and surroundings of one run. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<string | Uint8Array> & { readonly isTTY?: boolean };
  /** An absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The same world, to which nothing but results is told. */
export const quietened = (io: Io): Io => ({ ...io, stderr: { write: () => true } });

/** Columns to write for where the terminal does not say, as in a pipe. */
export const usualWidth = 100;

/** Whether to colour: the flag decides, then FORCE_COLOR, then NO_COLOR, then whether a terminal is listening. */
export function wantsColor(flag: boolean | undefined, io: Pick<Io, 'stdout' | 'env'>): boolean {
  if (flag !== undefined) return flag;
  const forced = io.env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (io.env.NO_COLOR !== undefined && io.env.NO_COLOR !== '') return false;
  return io.stdout.isTTY === true && io.env.TERM !== 'dumb';
}
