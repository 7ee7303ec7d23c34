/**
 * Whether it matters outside of a function that it depends on the clock: whether its callers, or the readers of what
 * it writes, can notice. Takes what searching the function found; the search goes on to the callers where it does.
 */
import type { Occurrence } from '../evaluate/guard.js';
import type { TraceEvent } from '../evaluate/trace.js';
import { isModel } from '../evaluate/model-sites.js';
import type { Value } from '../evaluate/values.js';
import type { Program } from '../links/program.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { functionOfModule } from './callers.js';
import type { EntryGuards } from './entry-guards.js';
import { isOverLiteral } from './literal-data.js';
import type { IsOwn } from './own.js';
import type { Timeline } from './timeline.js';

const fieldLimit = 40;
const looksLimit = 2;

/** Questions about what was found in one entry. `isOwn` tells whether a symbol can be the product's own date. */
export class Interest {
  readonly #program: Program;
  readonly #readings: ReadonlySet<string>;
  readonly #isOwn: IsOwn;

  /** @param readings methods by which dates of libraries are asked for their instant */
  constructor(program: Program, readings: Iterable<string>, isOwn: IsOwn) {
    this.#program = program;
    this.#readings = new Set([...ownReadings, ...readings]);
    this.#isOwn = isOwn;
  }

  /** Whether those who call it can notice the clock: in an outcome, in a time handed on, in a question left to them. */
  isDependent(found: EntryGuards, timeline: Timeline): boolean {
    if (this.hasInterest(found) && (changesOutside(found) || this.#changesOnTheWay(found))) return true;
    return [...timeline.traces].some(
      ({ returned, anchorsMet, handsOut }) =>
        // What date the clock is held against is for the callers to say, or what they hand in to be called with it.
        handsOut ||
        [...anchorsMet.keys()].some((path) => this.#isHandedIn(path)) ||
        (anchorsMet.size > 0 && isOverLiteral(timeline.entry)) ||
        ([...anchorsMet.keys()].some(isOfParameter) && isHandedInPlace(timeline.entry) && this.hasInterest(found)) ||
        (returned !== null && this.#handsOnTime(returned, timeline.entry)),
    );
  }

  /** Whether any guard may be held against the product's own date, by its words or because a caller hands it in. */
  hasInterest({ guards }: EntryGuards): boolean {
    return guards.some(
      ({ anchorPath, anchorKept, node }) =>
        anchorPath === null || this.#isHandedIn(anchorPath) || this.#isOwn(anchorPath, node, anchorKept),
    );
  }

  /** The fields of records that the clock is held against here: whose they are, those who hand them in may say. */
  fieldsHandedIn(timeline: Timeline): string[] {
    const paths = new Set([...timeline.traces].flatMap(({ anchorsMet }) => [...anchorsMet.keys()]));
    return [...paths].filter(isOfParameter);
  }

  /** The same where a symbol blurs the difference, on the way to a guard. Each look costs two runs. */
  #changesOnTheWay({ guards }: EntryGuards): boolean {
    const worth = guards.filter((guard) => this.hasInterest({ guards: [guard], open: [] }));
    const blurred = worth.flatMap(({ occurrences }) => occurrences.slice(0, 1)).filter(isBlurred);
    return blurred.slice(0, looksLimit).some(({ led }) => led !== null && givesOther(led()));
  }

  /** A parameter, its instant or a piece of its text: asked for that, a date stays the date that it was. */
  #isHandedIn(path: string): boolean {
    const whole = path.replace(pieces, '');
    return isParameter(
      whole.replace(/\.([\w$]+)\(\)/g, (call, name: string) => (this.#readings.has(name) ? '' : call)),
    );
  }

  /** A time that is not counted from somebody's record, or from what the callers hand in, or a function that asks for one. */
  #handsOnTime(value: Value, entry: ts.Node): boolean {
    if (value.kind === 'choice') return value.options.some((option) => this.#handsOnTime(option, entry));
    // What a library made for whoever asks it later: its fields are gone with the run.
    if (value.kind === 'object' && value.prototype !== null && isModel(value.prototype.node)) return true;
    if (value.kind === 'object' && value.brand === 'plain')
      return this.#holdTime([...value.properties.values()], entry);
    if (value.kind === 'array') return this.#holdTime(value.items, entry);
    if (value.kind === 'function') return this.#program.heat.isHotFunction(value.node);
    // `const load = () => require('./check')`
    const given = value.kind === 'module' ? functionOfModule(this.#program, value.path) : null;
    if (given !== null) return this.#program.heat.isHotFunction(given);
    // `format.format(new Date())`: what was handed in makes something of the time, and who hands it in knows what.
    if (value.kind === 'unknown') return value.tag.clocks.length > 0 && isOfParameter(value.path);
    if (value.kind === 'primitive' && typeof value.value === 'boolean') return false;
    const { clocks, anchors } = value.tag;
    const isWorth = (path: string): boolean => this.#isHandedIn(path) || this.#isOwn(path, entry, []);
    return clocks.length > 0 && (anchors.length === 0 || anchors.some(isWorth));
  }

  /** What a function puts together for its callers: `{ elapsed, left }`. */
  #holdTime(values: readonly Value[], entry: ts.Node): boolean {
    return values.slice(0, fieldLimit).some((one) => one.kind !== 'function' && this.#handsOnTime(one, entry));
  }
}

/** What the language asks a date for its instant by; libraries have names of their own. */
const ownReadings = ['getTime', 'valueOf', 'toISOString', 'toJSON', 'getFullYear', 'getMonth', 'getDate'];

/** `.substr(0, 4)`, `.split("-").0`, and of a list one of its items or what they make together: `.reduce()`, `.join("")`. */
const pieces =
  /\.(?:slice|substr|substring|trim|split|match|replace|replaceAll|reduce|reduceRight|at|find|findLast|filter|map|flat|concat|join|sort|toSorted|reverse|pop|shift)\([^()]*\)(?:\.\d+|\[\d*\])?/g;

/** A parameter as it is or what a list holds that is one, not a field of it: the date is the caller's. */
const isParameter = (path: string): boolean => /param:[\w$]+(?:\[\]|\.\d+)?(?![\w$.[])/.test(path);

/** A field of a parameter. */
const isOfParameter = (path: string): boolean => path.startsWith('param:');
/** Whether a function is written where it is handed on: the one around it may know with what it is called. */
const isHandedInPlace = (node: ts.Node): boolean =>
  !compiler.isSourceFile(node) &&
  compiler.isCallExpression(node.parent) &&
  node.parent.arguments.includes(node as ts.Expression);

const noticed: ReadonlySet<TraceEvent['kind']> = new Set(['return', 'write', 'throw']);

/** Whether callers can notice: what comes back, or what is written, differs on the two sides of a flip. */
const changesOutside = ({ guards }: EntryGuards): boolean =>
  guards.some(({ occurrences }) => occurrences.some(isNoticed));

/** Whether something else comes back. */
const givesOther = ({ difference: { appears } }: Occurrence): boolean => appears.some(({ kind }) => kind === 'return');

const isNoticed = ({ difference: { appears, vanishes } }: Occurrence): boolean =>
  [...appears, ...vanishes].some(({ kind }) => noticed.has(kind));

const isBlurred = ({ difference: { appears, vanishes } }: Occurrence): boolean =>
  appears.length === 0 && vanishes.length === 0;
