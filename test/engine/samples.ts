/**
 * Programs in a text file: a line `=== name | file | trigger | payload | deadline` before each file, those of one program one
 * after the other. Look-alikes have no trigger and no payload, and where a day is written the deadline begins with it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Sample {
  /** `license-expiry deny` */
  readonly expected: string;
  readonly deadline: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The programs of `test/fixtures/<name>.txt` by their names. */
function samplesIn(name: string): ReadonlyMap<string, Sample> {
  const samples = new Map<string, Sample>();
  const whole = readFileSync(new URL(`../fixtures/${name}.txt`, import.meta.url), 'utf8');
  for (const part of whole.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    const [title = '', file = '', trigger = '', payload = '', deadline = ''] = part
      .slice(0, end)
      .split('|')
      .map((word) => word.trim());
    const { texts } = samples.get(title) ?? { texts: {} };
    const expected = `${trigger} ${payload}`;
    samples.set(title, { expected, deadline, texts: { ...texts, [file]: part.slice(end + 1) } });
  }
  return samples;
}

const minifier = fileURLToPath(new URL('./minify-samples.mjs', import.meta.url));

export interface Product {
  readonly expected: string;
  readonly deadline: string;
  /** The same program in several forms, by whatever made them. */
  readonly forms: ReadonlyMap<string, Sample['texts']>;
}

/** The samples as they are, and each as the minifiers write it. */
export function inEveryForm(name: string): (readonly [string, Product])[] {
  const samples = samplesIn(name);
  const input = JSON.stringify([...samples].map(([title, { texts }]) => [title, texts]));
  const output = execFileSync(process.execPath, [minifier], { input, encoding: 'utf8' });
  const minified = JSON.parse(output) as [string, string, Sample['texts']][];
  return [...samples].flatMap(([title, { texts, ...wanted }]) => [
    [title, { ...wanted, forms: new Map([['as it is', texts]]) }] as const,
    [
      `${title}, minified`,
      {
        ...wanted,
        forms: new Map(minified.flatMap(([of, by, files]) => (of === title ? [[by, files] as const] : []))),
      },
    ] as const,
  ]);
}
