/**
 * Why no comparison with the clock stands at a place: what the search knows of the file, the function and the line.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Watch } from '../evaluate/watch.js';
import type { Program } from '../links/program.js';
import type { Fact } from '../rulebook/facts.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { placeOfNode } from '../syntax/places.js';
import { walk } from '../syntax/walk.js';
import { writtenFunction } from '../syntax/state-machines.js';
import type { ts } from '../syntax/typescript.js';

/** What the search can tell of what it entered. */
export interface Entered {
  hasEntered(entry: Entry): boolean;
  readonly truncated: ReadonlySet<Entry>;
  readonly leftOut: { readonly has: (entry: Entry) => boolean };
}

/** The one reason that comes first on the way from the file to the place. */
export function unguardedBy(program: Program, search: Entered, watch: Watch): Fact {
  const file = program.parsedFiles.find(({ path }) => path === watch.path);
  if (file === undefined) return 'screened-out';
  const nodes = nodesAt(file, watch);
  const owners = new Set<Entry>(nodes.map((node) => writtenFunction(node) ?? file.tree));
  const all = [...owners];
  if (all.some((owner) => search.leftOut.has(owner) || search.truncated.has(owner))) return 'past-budget';
  if (nodes.some((node) => program.heat.isHot(node))) return 'decides-nothing';
  return all.some((owner) => search.hasEntered(owner)) ? 'no-clock' : 'not-entered';
}

/** What begins within the place and ends there too, innermost functions with it. */
function nodesAt(file: ParsedFile, { start, end }: Watch): ts.Node[] {
  const inside: ts.Node[] = [];
  let around: ts.Node = file.tree;
  walk(file.tree, (node) => {
    const place = placeOfNode(file, node);
    if (node !== file.tree && (place.start >= end || place.end <= start)) return isElsewhere(file);
    if (place.start >= start && place.end <= end) inside.push(node);
    else if (place.start <= start && place.end > start) around = node;
    return true;
  });
  return inside.length > 0 ? inside : [around];
}

/** What was put together of copies may stand within something that stands for another place. */
const isElsewhere = ({ origin }: ParsedFile): boolean => origin !== undefined;
