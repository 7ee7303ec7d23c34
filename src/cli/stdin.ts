/** Standard input → one source text under a name. Refuses what is no text, or too much of it. */
import path from 'node:path';
import { decode, looksBinary, sizeLimit } from '../discover/read.js';
import { displayPath, sourceFromText } from '../discover/source.js';
import { DefuserError } from '../errors.js';
import type { SourceText } from '../model.js';
import type { Io } from './io.js';

/** The text on standard input, under `name`. Throws a DefuserError where it is binary or over the limit. */
export async function sourceFromStdin(io: Io, name: string): Promise<SourceText> {
  const bytes = await everything(io.stdin);
  if (looksBinary(bytes.subarray(0, 8 * 1024))) {
    throw new DefuserError('standard input holds binary data', 'Pass the text of one JavaScript or TypeScript file');
  }
  const absolute = path.resolve(io.cwd, name);
  return sourceFromText(decode(bytes), displayPath(absolute, io.cwd, path.dirname(absolute)));
}

async function everything(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    size += bytes.length;
    if (size > sizeLimit) throw new DefuserError('standard input holds more than 64 MB', 'Split it');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
