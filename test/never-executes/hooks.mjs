/**
 * Module loading hooks for `preload.mjs`: an import that leads below the target, or to code in a `data:` address, is
 * noted and refused.
 */
import { appendFileSync } from 'node:fs';

let settings;

export function initialize(data) {
  settings = data;
}

export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const { url } = resolved;
  if (!url.startsWith(settings.target) && !url.startsWith('data:')) return resolved;
  const name = url.startsWith('data:') ? 'import of data:' : `import of ${url.slice(settings.target.length)}`;
  appendFileSync(settings.recordFile, `${name} from ${context.parentURL}\n`);
  throw new Error(`refused: ${name}`);
}
