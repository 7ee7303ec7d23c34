/**
 * A name for a finding that stays the same when lines move: from what it says, not from where it stands.
 */
import { createHash } from 'node:crypto';

const length = 32;

/** Hexadecimal digest of the parts, each kept apart from the next. */
export function fingerprintOf(parts: readonly string[]): string {
  const text = parts.map((part) => part.replace(/\s+/g, ' ')).join('\0');
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
