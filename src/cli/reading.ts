/**
 * Says in a terminal what is being read while that takes some time, and takes it back afterwards: a line that stays would be
 * part of the report. Takes what was found and the work, gives what the work gives.
 */
import type { Discovery } from '../discover/discover.js';
import { counted } from '../report/explain.js';
import type { Io } from './io.js';

/** From here on there is time to wonder whether anything happens. */
const worthSaying = 1_000_000;

/** Does the work. Nothing is said in a pipe, with `--quiet` or where little is to be read. */
export async function whileReading<T>({ stderr, env }: Io, { sources }: Discovery, work: () => Promise<T>): Promise<T> {
  const size = sources.reduce((sum, source) => sum + source.size, 0);
  if (stderr.isTTY !== true || env.TERM === 'dumb' || size < worthSaying) return work();
  stderr.write(`defuser: reading ${counted(sources.length, 'file')}, ${(size / 1e6).toFixed(1)} MB …`);
  try {
    return await work();
  } finally {
    stderr.write('\r\x1b[K');
  }
}
