/**
 * A finding in the one line that an editor has for it: what happens, how bad that is, where it happens when that is in another
 * file, and the first thing to do about it; the page of the rule says the rest.
 */
import type { Finding } from '../model.js';
import { escapeText } from '../report/escape.js';

/**
 * The line.
 * @example 'Once the clock reaches 2031-08-12T00:00:00, this code throws an error (critical), in src/main.ts:5. Take the guard out of the release.'
 */
export function lineOf({ message, severity, payload, effects, place }: Finding): string {
  const [act = ''] = message.fix.split(/(?<=\.) /);
  const worst = effects.find(({ kind }) => kind === payload)?.place;
  const where = worst === undefined || worst.path === place.path ? '' : `, in ${worst.path}:${worst.line}`;
  return escapeText(`${message.what.replace(/\.$/, '')} (${severity})${where}. ${act}`);
}
