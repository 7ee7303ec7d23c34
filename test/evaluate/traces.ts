/** Entries of a small program and their traces as text, for tests that evaluate them at chosen instants. */
import type { Entry } from '../../src/evaluate/enter.js';
import { enter } from '../../src/evaluate/enter.js';
import { Lexicon } from '../../src/evaluate/lexicon.js';
import { defaultLimits } from '../../src/evaluate/run.js';
import type { Limits } from '../../src/evaluate/run.js';
import { symbolic } from '../../src/evaluate/anchors.js';
import { textOfValue } from '../../src/evaluate/trace.js';
import type { Trace } from '../../src/evaluate/trace.js';
import { clockMentions } from '../../src/guards/clock-reads.js';
import { Program } from '../../src/links/program.js';
import { parseText } from '../../src/parse/parse.js';
import { sourceFromText } from '../../src/discover/source.js';
import { loadRulebook } from '../../src/rulebook/load.js';

import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

const isFunctionWithBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  compiler.isFunctionLike(node) && (node as { readonly body?: ts.Node }).body !== undefined;

/** One lexicon of the shipped rules for all. */
export const lexicon = new Lexicon(loadRulebook());

/** A program of one text, its clock reads marked, and everything in it that can be entered. */
export interface Loaded {
  readonly program: Program;
  readonly entries: readonly Entry[];
}

/** Parses a text and marks what mentions a clock, as the search does before it enters anything. */
export function load(text: string, path = 'main.ts'): Loaded {
  const program = new Program([sourceFromText(text, path)], parseText);
  const file = program.parsed(path);
  if (file === null) throw new Error(`no such file: ${path}`);
  for (const mention of clockMentions(file, lexicon)) program.heat.mark(mention);
  const entries: Entry[] = [file.tree];
  walk(file.tree, (node) => {
    if (isFunctionWithBody(node)) entries.push(node);
    return true;
  });
  return { program, entries };
}

/** One run. */
export const traceAt = (
  { program }: Loaded,
  entry: Entry,
  now: number,
  options: { readonly variant?: number; readonly limits?: Partial<Limits> } = {},
): Trace =>
  enter(entry, {
    program,
    lexicon,
    now,
    variant: options.variant ?? symbolic,
    limits: { ...defaultLimits, ...options.limits },
  });

/** Everything that two runs can be compared by. */
export const traceText = (trace: Trace): string =>
  JSON.stringify({
    conditions: [...trace.conditions.values()].map(({ key, outcomes, under }) => [key, outcomes, under]),
    roots: [...trace.roots],
    constants: [...trace.fieldConstants.keys()],
    events: trace.events.map(({ key, open }) => [key, open]),
    timers: [...trace.timers.values()].map(({ key, at, events }) => [key, at, events.map((event) => event.key)]),
    returned: trace.returned === null ? null : textOfValue(trace.returned),
    steps: trace.steps,
    truncated: trace.truncated,
  });
