/**
 * Programs in a text file: a line `=== name | file | trigger | payload` before each file, those of one program one after
 * the other. Look-alikes have no trigger and no payload.
 */
import { readFileSync } from 'node:fs';

export interface Sample {
  /** `license-expiry deny` */
  readonly expected: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The programs of `test/fixtures/<name>.txt` by their names. */
export function samplesIn(name: string): ReadonlyMap<string, Sample> {
  const samples = new Map<string, Sample>();
  const whole = readFileSync(new URL(`../fixtures/${name}.txt`, import.meta.url), 'utf8');
  for (const part of whole.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    const [title = '', file = '', trigger = '', payload = ''] = part
      .slice(0, end)
      .split('|')
      .map((word) => word.trim());
    const { texts } = samples.get(title) ?? { texts: {} };
    samples.set(title, { expected: `${trigger} ${payload}`, texts: { ...texts, [file]: part.slice(end + 1) } });
  }
  return samples;
}
