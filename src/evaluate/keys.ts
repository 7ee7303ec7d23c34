/**
 * Keys that stand in the text and that a call is known to decode: `jwtDecode("eyJ…")`. Takes the way of the call and its
 * arguments, gives what the key says; its dates are those of the release, and no server's to give.
 */
import { plainValue } from './natives/json.js';
import { stringIn } from './natives/conversions.js';
import type { Run } from './run.js';
import { noTag, objectValue } from './values.js';
import type { Value } from './values.js';

const longestKey = 20_000;

/** The claims of a JSON Web Token; null where the text is none. */
function claimsOf(text: string): Record<string, unknown> | null {
  const [, body = ''] = text.split('.');
  if (body === '' || text.length > longestKey) return null;
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown;
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : null;
  } catch {
    return null;
  }
}

/** What the key among the arguments says; what it does not say stays a symbol of the call. Null where no catalogue knows the call. */
export function decodedKey(run: Run, path: string, args: readonly Value[]): Value | null {
  const entry = run.lexicon.decoderOf(path);
  const text = entry === null ? null : args.map(stringIn).find((one) => one !== null);
  const claims = typeof text === 'string' ? claimsOf(text) : null;
  if (entry === null || claims === null) return null;
  const tag = { ...noTag, decoded: true, inKey: true, matched: [entry] };
  const properties = Object.entries(claims).map(([key, claim]): [string, Value] => [key, plainValue(claim, tag)]);
  return objectValue(properties, { open: true, path, tag });
}
