/**
 * What an editor offers beside a finding: a comment above its line that declares it for a channel, or that lets it stand
 * for a while, with a reason to be filled in. Nothing here takes a bomb out by itself; that is for a person to do.
 */
import type { Finding } from '../model.js';

/** An insertion into the text. */
export interface Suggestion {
  readonly id: 'declare' | 'ignore';
  readonly at: number;
  readonly text: string;
}

/** The comments that fit a finding in a text; none where no comment can be told to stand above its line. */
export function suggestionsFor({ ruleId, deadline, place }: Finding, text: string): readonly Suggestion[] {
  if (place.start < 0 || place.start > text.length) return [];
  const at = lineStart(text, place.start);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const end = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const day = deadline?.slice(0, 10);
  const setting = (name: string): string => (day === undefined ? '' : ` ${name}=${day}`);
  const above = (comment: string): string => `${indent}// ${comment} -- TODO: say why${end}`;
  return [
    { id: 'declare', at, text: above(`defuser-declare ${ruleId}${setting('until')} channel=beta owner=TODO`) },
    { id: 'ignore', at, text: above(`defuser-ignore-next-line ${ruleId}${setting('expires')}`) },
  ];
}

const lineStart = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
