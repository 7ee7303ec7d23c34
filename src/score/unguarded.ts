/**
 * Why no comparison with the clock stands at a place: what the search knows of the file, the function and the line.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Watch } from '../evaluate/watch.js';
import type { Program } from '../links/program.js';
import type { Fact } from '../rulebook/facts.js';
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
  const nodes = nodesAt(file.tree, watch);
  const owners = new Set<Entry>(nodes.map((node) => writtenFunction(node) ?? file.tree));
  const all = [...owners];
  if (all.some((owner) => search.leftOut.has(owner) || search.truncated.has(owner))) return 'past-budget';
  if (nodes.some((node) => program.heat.isHot(node))) return 'decides-nothing';
  return all.some((owner) => search.hasEntered(owner)) ? 'no-clock' : 'not-entered';
}

/** What begins within the place and ends there too, innermost functions with it. */
function nodesAt(tree: ts.SourceFile, { start, end }: Watch): ts.Node[] {
  const inside: ts.Node[] = [];
  let around: ts.Node = tree;
  walk(tree, (node) => {
    if (node.pos >= end || node.end <= start) return false;
    const begin = node.getStart(tree);
    if (begin >= start && node.end <= end) inside.push(node);
    else if (begin <= start && node.end > start) around = node;
    return true;
  });
  return inside.length > 0 ? inside : [around];
}
