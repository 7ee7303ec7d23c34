/**
 * Holds the facts of source files against the tables in `layers.ts`. Each check gives the violations as sentences,
 * an empty list when the house stands; the test prints them.
 */
import { posix } from 'node:path';
import {
  exceptions as houseExceptions,
  expressionFences,
  fileLimit,
  functionLimit,
  layerOrder,
  moduleFences,
  rooms,
  sociable,
} from './layers.js';
import type { Exception, Fence, Room } from './layers.js';
import type { Facts } from './source.js';

const roomOf = (path: string): Room | undefined => rooms.find((room) => room.name === path.split('/')[0]);

/** The path below `src/` that a relative import leads to, null for one from outside. */
function target(facts: Facts, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(facts.path), specifier).replace(/\.js$/, '.ts');
}

function mayImport(from: Room, to: Room): boolean {
  if (from.name === to.name) return true;
  const [above, below] = [layerOrder.indexOf(from.layer), layerOrder.indexOf(to.layer)];
  return above < below || (above === below && sociable.includes(from.layer));
}

/** Imports that go upwards, or from stage to stage, types included; and files in no known room. */
export function layerViolations(files: readonly Facts[]): string[] {
  return files.flatMap((facts) => {
    const from = roomOf(facts.path);
    if (from === undefined) return [`${facts.path} is in no room of layers.ts`];
    return facts.imports.flatMap(({ specifier }) => {
      const path = target(facts, specifier);
      const to = path === null ? undefined : roomOf(path);
      if (path === null || (to !== undefined && mayImport(from, to))) return [];
      return [`${facts.path} (${from.layer}) imports ${path}${to === undefined ? '' : ` (${to.layer}: ${to.why})`}`];
    });
  });
}

const builtinName = (specifier: string): string =>
  /^(?:fs|path|url|vm|http|https|net|child_process|module|worker_threads)(?:\/|$)/.test(specifier)
    ? `node:${specifier}`
    : specifier;

const fenceAllows = (fence: Fence | undefined, path: string): boolean =>
  fence?.allowed.some((beginning) => path.startsWith(beginning)) ?? false;

/** Modules from outside that are imported where they may not be, or at all. */
export function moduleViolations(files: readonly Facts[]): string[] {
  return files.flatMap((facts) =>
    facts.imports.flatMap(({ specifier, typeOnly }) => {
      if (typeOnly || specifier.startsWith('.')) return [];
      const fence = moduleFences.find((candidate) => candidate.name === builtinName(specifier));
      if (fenceAllows(fence, facts.path)) return [];
      return [`${facts.path} imports ${specifier}: ${fence?.why ?? 'not in the table of modules'}`];
    }),
  );
}

/** Clock reads, local time, exits and code made from text, outside their places. */
export function expressionViolations(files: readonly Facts[]): string[] {
  return files.flatMap((facts) =>
    facts.uses.flatMap((use) => {
      const fence = expressionFences.find((candidate) => candidate.name === use.fence);
      if (fenceAllows(fence, facts.path)) return [];
      return [`${facts.path}:${use.line} ${use.code}: ${use.fence}; ${fence?.why ?? ''}`];
    }),
  );
}

/** Import cycles between files, through imports that exist at run time. Each is told once, as the way round. */
export function cycles(files: readonly Facts[]): string[] {
  const known = new Map(files.map((facts) => [facts.path, facts]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) found.push([...way.slice(start), path].join(' → '));
    const facts = known.get(path);
    if (start >= 0 || done.has(path) || facts === undefined) return;
    for (const { specifier, typeOnly } of facts.imports) {
      const next = typeOnly ? null : target(facts, specifier);
      if (next !== null) visit(next, [...way, path]);
    }
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

/** Barrels: an `index.ts` below the top is where import cycles start. */
export const barrels = (files: readonly Facts[]): string[] =>
  files.map((facts) => facts.path).filter((path) => path.endsWith('/index.ts'));

/** Files and functions over the limit without an exception, and exceptions that are no longer needed. */
export function sizeViolations(files: readonly Facts[], exceptions: readonly Exception[] = houseExceptions): string[] {
  const used = new Set<Exception>();
  const excused = (path: string, name: string | undefined, lines: number): boolean => {
    const exception = exceptions.find((candidate) => candidate.path === path && candidate.name === name);
    if (exception !== undefined) used.add(exception);
    return exception !== undefined && lines <= exception.lines;
  };
  const tooLong = files.flatMap((facts) => [
    ...(facts.lines > fileLimit && !excused(facts.path, undefined, facts.lines)
      ? [`${facts.path} has ${facts.lines} lines (${fileLimit} allowed)`]
      : []),
    ...facts.functions
      .filter(({ name, lines }) => lines > functionLimit && !excused(facts.path, name, lines))
      .map(({ name, lines }) => `${facts.path}#${name} has ${lines} lines (${functionLimit} allowed)`),
  ]);
  const stale = exceptions.filter((exception) => !used.has(exception));
  return [...tooLong, ...stale.map(({ path, name }) => `${path}#${name ?? ''} needs no exception any more`)];
}
