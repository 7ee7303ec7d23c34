/**
 * Bytes on disk → text. Takes a path, gives the start of a file for screening, or the whole text decoded
 * (UTF-8 with or without a byte order mark, UTF-16 with one). Decides nothing about what is worth reading.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { DefuserError } from '../errors.js';

/** The largest file that is read, in bytes; the compiler needs about twenty times as much memory. */
export const sizeLimit = 64 * 1024 * 1024;

const headLength = 8 * 1024;
/** Above this share of undecodable characters a text is none; eight-bit encodings of prose stay well below it. */
const undecodableShare = 1 / 3;

/** The start of a file and its size in bytes. */
export interface Head {
  readonly size: number;
  /** The first 8 KB, or less where the file is shorter. */
  readonly bytes: Buffer;
}

/** Reads the start of a file. Throws what the operating system says (see `inWords`). */
export function readHead(path: string): Head {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, headLength));
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    return { size, bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(descriptor);
  }
}

/** How many bytes a file has; null where nobody can tell. */
export function sizeOf(path: string): number | null {
  try {
    return statSync(path).size;
  } catch {
    return null;
  }
}

/** The whole text of a file. Throws a DefuserError where the file is gone or closed by now. */
export function readText(path: string): string {
  try {
    return decode(readFileSync(path));
  } catch (error) {
    throw new DefuserError(`${path} could be read a moment ago, but ${inWords(error)}`, 'Scan again');
  }
}

/** The text in these bytes, without its byte order mark. What is not valid becomes U+FFFD. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (marked ? bytes.subarray(3) : bytes).toString('utf8');
}

/** Whether the start of a file is no text: a NUL where no UTF-16 is announced, or mostly invalid UTF-8. */
export function looksBinary(head: Buffer): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide) return false;
  if (head.includes(0)) return true;
  const text = head.toString('utf8');
  let undecodable = 0;
  for (const character of text) if (character === '\uFFFD') undecodable += 1;
  return undecodable > text.length * undecodableShare;
}

/** What the operating system said, as the end of a sentence: `permission is denied`. */
export function inWords(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return reasons[code] ?? `the system says ${code}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'it is a directory',
};

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}
