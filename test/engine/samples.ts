/** Programs in a text file of `test/fixtures/`, as they are written and as minifiers write them. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Product {
  /** `license-expiry deny` */
  readonly expected: string;
  readonly deadline: string;
  /** The same program in several forms, by whatever made them. */
  readonly forms: ReadonlyMap<string, Readonly<Record<string, string>>>;
}
interface Built extends Omit<Product, 'forms'> {
  readonly title: string;
  readonly forms: readonly (readonly [by: string, texts: Readonly<Record<string, string>>])[];
}

const minifier = fileURLToPath(new URL('./minify-samples.mjs', import.meta.url));
const largest = 100_000_000;

/** The samples as they are, and each as the minifiers write it. */
export function inEveryForm(name: string): (readonly [string, Product])[] {
  const output = execFileSync(process.execPath, [minifier, name], { encoding: 'utf8', maxBuffer: largest });
  return (JSON.parse(output) as Built[]).flatMap(({ title, forms, ...wanted }) => [
    [title, { ...wanted, forms: new Map(forms.slice(0, 1)) }] as const,
    [`${title}, minified`, { ...wanted, forms: new Map(forms.slice(1)) }] as const,
  ]);
}
