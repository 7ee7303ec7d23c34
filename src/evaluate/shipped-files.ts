/**
 * Data that a program reads from beside itself: `fs.readFileSync(path.join(__dirname, 'config.json'))`. What lies in the
 * release is known; what is read from anywhere else is somebody's.
 */
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { primitive, templateMark } from './values.js';
import type { Value } from './values.js';

const reader = /^module:(?:node:)?fs(?:-extra)?(?:\/promises)?\.(?:default\.)?(?:promises\.)?readFile(?:Sync)?$/;
/** The ways to a place beside the file that asks, as symbols tell them. */
const joined = /^(?:module:)?(?:node:)?path\.(?:default\.)?(?:posix\.)?(?:join|resolve)\(__dirname((?:, "[^"]*")+)\)$/;
const located = /^new URL\("(\.[^"]*)", import\.meta\.url\)$/;
const written = /^`?‹?__dirname›?\/([^‹›"]+)$/;

/** Other words for the folder of the file itself. */
const folder = /path\.dirname\((?:url\.fileURLToPath\(import\.meta\.url\)|__filename)\)|import\.meta\.dirname/g;

/** A path beside the file that asks, relative to it; null where the place is another one, or not known. */
function placeBeside(value: Value): string | null {
  if (value.kind !== 'unknown' && value.kind !== 'object') return null;
  const way = value.path.startsWith(templateMark) ? value.path.slice(templateMark.length) : value.path;
  const path = way.replace(folder, '__dirname');
  const parts = joined.exec(path)?.[1];
  if (parts !== undefined) return [...parts.matchAll(/"([^"]*)"/g)].map(([, part = '']) => part).join('/');
  return located.exec(path)?.[1] ?? written.exec(path)?.[1] ?? null;
}

/** The text of a JSON file of the release that a call reads; null for every other call. */
export function shippedText(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  const [file] = args;
  if (file === undefined || !reader.test(name) || args.some(({ kind }) => kind === 'function')) return null;
  const place = placeBeside(file);
  if (place === null || !/\.json$/i.test(place)) return null;
  const specifier = `./${place.replace(/^\.?\//, '')}`;
  const path = run.program.resolve(run.program.fileOf(site).path, specifier);
  const tree = path === null ? null : run.program.treeOf(path);
  return tree === null || tree.text.length > run.limits.text ? null : primitive(tree.text);
}
