/**
 * Which functions to enter, and in which order: those that read the clock, then whatever mentions a function,
 * variable or field that turned out to depend on it. Goes in: files with a clock in them. Comes out: guards.
 */
import { symbolic } from '../evaluate/anchors.js';
import { runsInPart } from '../evaluate/in-part.js';
import { isModel } from '../evaluate/model-sites.js';
import type { EnterOptions, Entry } from '../evaluate/enter.js';
import { inkOf } from '../syntax/size.js';
import { isCalled } from '../syntax/call-of.js';
import type { ts } from '../syntax/typescript.js';
import { importReach, reachOf } from './callers.js';
import type { Reach } from './callers.js';
import { Budget } from './budget.js';
import type { SpentBudget } from './budget.js';
import { clockMentions } from './clock-reads.js';
import { guardsOf } from './entry-guards.js';
import type { EntryGuards } from './entry-guards.js';
import type { Guard } from '../evaluate/guard.js';
import { gatedGuards } from './gates.js';
import type { Elsewhere } from './gates.js';
import { exportedClocks } from './exported-clocks.js';
import { Interest } from './interest.js';
import { keepClock } from './kept-clocks.js';
import { callWithin, classAbove, fieldAround, madeOf } from './around.js';
import { handsInLiteral, parametersOf } from './literal-data.js';
import { outerWrites } from './outer-writes.js';
import { placeOf } from './own.js';
import { Prospects } from './prospects.js';
import type { Explored, SearchOptions } from './search-options.js';
import { Seekers } from './seekers.js';
import { Timeline } from './timeline.js';
import { reachOfWrite } from './write-reach.js';

const levelLimit = 8;
const entryLimit = 2500;
/** How many more may be entered that look as if they held a deadline. */
const promisingLimit = 500;
/** How often what runs in part is run anew, because more of it turned out to matter. */
const turnLimit = 3;

interface Waiting {
  readonly entry: Entry;
  readonly level: number;
}

/** The worklist. Files may be added between rounds. */
export class GuardSearch {
  readonly #options: SearchOptions;
  readonly #enterOptions: Omit<EnterOptions, 'now' | 'limits'>;
  readonly #waiting = new Map<Entry, Waiting>();
  readonly #found = new Map<Entry, EntryGuards>();
  readonly #elsewhere = new Map<Entry, Elsewhere>();
  readonly #turns = new Map<Entry, number>();
  readonly #names = new Set<string>();
  #told = 0;
  readonly #truncated = new Set<Entry>();
  readonly #leftOut = new Map<Entry, SpentBudget>();
  readonly #clockReads = new Set<string>();
  readonly #added = new Set<string>();
  readonly #conditions = new Set<string>();
  readonly #dependent = new Set<Entry>();
  /** Entries that hold the clock against fields of what they are handed, by those fields. */
  readonly #handed = new Map<Entry, readonly string[]>();
  readonly #held = new Map<string, ts.Node>();
  /** Clocks that modules export, by module and name. */
  readonly #exported: (readonly [string, string])[] = [];
  readonly #seekers = new Seekers();
  readonly #interest: Interest;
  readonly #prospects: Prospects;
  readonly #meter = { steps: 0 };
  readonly #budget: Budget;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#budget = new Budget(options.baseSteps);
    this.#prospects = new Prospects(options.isPromising);
    const { program, lexicon } = options;
    this.#interest = new Interest(program, lexicon.instantReadings, options.isOwn);
    this.#enterOptions = { program, lexicon, variant: symbolic, meter: this.#meter };
  }

  /** Queues the functions of a file that mention a clock, or a name that depends on one. */
  add(path: string): void {
    if (this.#added.has(path)) return;
    this.#added.add(path);
    const { program, lexicon } = this.#options;
    const file = program.parsed(path);
    if (file === null) return;
    this.#budget.add(path, inkOf(file.tree));
    for (const mention of clockMentions(file, lexicon)) {
      this.#mark(mention, 0);
      // Who makes an object of a class on top of a clock asks for the time.
      const below = classAbove(mention)?.name;
      if (below !== undefined) this.#spreadOnce(below, 0);
    }
    for (const entry of this.#seekers.of(program.link(path))) this.#queue(entry, 0);
    for (const module of [path, ...program.bundles.modulesIn(path).map((one) => one.path)])
      for (const name of exportedClocks(program, lexicon, module)) this.#exported.push([module, name]);
  }

  /** Works through the queue, one entry a step; gives the names under which files not parsed yet may reach what depends on the clock. */
  *steps(): Generator<undefined, string[]> {
    this.#relink();
    for (let round = this.#next(); round.length > 0; round = this.#next()) {
      for (const { entry } of round) this.#waiting.delete(entry);
      for (const waiting of round) {
        this.#enter(waiting);
        yield;
      }
    }
    const names = [...this.#names].slice(this.#told);
    this.#told = this.#names.size;
    return names;
  }

  /** The lowest level first; what runs in part comes last, when as much as possible is known of what matters in it. */
  #next(): Waiting[] {
    const all = [...this.#waiting.values()];
    const whole = all.filter(({ entry }) => !runsInPart(entry));
    if (whole.length === 0) return all;
    const lowest = Math.min(...whole.map(({ level }) => level));
    return whole.filter(({ level }) => level === lowest);
  }

  hasEntered(entry: Entry): boolean {
    return this.#found.has(entry);
  }

  knows(path: string): boolean {
    return this.#added.has(path);
  }

  /** Files added since may mention what an earlier round found. */
  #relink(): void {
    const { program } = this.#options;
    for (const entry of this.#dependent) this.#spread(reachOf(program, entry), 1);
    for (const [entry, fields] of this.#handed) this.#spreadToOwners(entry, fields, 1);
    for (const holder of this.#held.values()) this.#spread(reachOfWrite(program, holder), 1);
    for (const [path, name] of this.#exported) this.#spread(importReach(program, path, name), 1);
  }

  get guards(): Guard[] {
    const found = new Map([...this.#found].map(([entry, { guards }]) => [entry, guards]));
    return gatedGuards(this.#options.program, found, this.#elsewhere);
  }
  get open(): EntryGuards['open'] {
    return [...this.#found.values()].flatMap(({ open }) => open);
  }
  get truncated(): ReadonlySet<Entry> {
    return this.#truncated;
  }
  /** What was not entered at all, and whose budget was used up. */
  get leftOut(): ReadonlyMap<Entry, SpentBudget> {
    return this.#leftOut;
  }
  get clockReads(): number {
    return this.#clockReads.size;
  }
  /** Conditions with a clock in them, by place. */
  get conditions(): number {
    return this.#conditions.size;
  }

  #mark(node: ts.Node, level: number): void {
    const { owner, isNewOwner, isNewPlace } = this.#options.program.heat.mark(node);
    const entry = owner as Entry;
    // What a library does is seen where the program asks it.
    if (isModel(owner)) {
      if (isNewOwner) this.#spread(reachOf(this.#options.program, entry), level + 1);
      return;
    }
    // Nobody runs the initializer of a field, or what a call made of a function: who asks for it does.
    for (const holder of isNewPlace ? [fieldAround(node, entry), madeOf(node)] : [])
      if (holder !== null) this.#spreadOnce(holder, level + 1);
    if (isNewOwner || (isNewPlace && runsInPart(entry))) this.#queue(entry, level);
    const call = isNewOwner ? callWithin(owner) : null;
    if (call !== null) this.#mark(call, level);
  }

  #queue(entry: Entry, level: number): void {
    if ((this.#turns.get(entry) ?? 0) >= turnLimit) return;
    if (level > levelLimit || this.#waiting.has(entry)) return;
    const count = this.#found.size + this.#waiting.size;
    const hasRoom = count < entryLimit || (count < entryLimit + promisingLimit && this.#prospects.isPromising(entry));
    if (hasRoom) this.#waiting.set(entry, { entry, level });
    else if (!this.#found.has(entry)) this.#leftOut.set(entry, 'scan');
  }

  #enter({ entry, level }: Waiting): void {
    const { program } = this.#options;
    const file = program.fileOf(entry);
    this.#budget.add(file.path, inkOf(file.tree));
    const isPromising = (): boolean => this.#prospects.isPromising(entry);
    if (!this.#budget.allows(file.path, isPromising)) {
      this.#leftOut.set(entry, this.#budget.spentBy(file.path));
      return;
    }
    const { timeline, found, elsewhere, steps } = this.#explore(entry);
    this.#budget.charge(file.path, steps, isPromising);
    this.#found.set(entry, found);
    if (elsewhere === null) this.#elsewhere.delete(entry);
    else this.#elsewhere.set(entry, elsewhere);
    this.#turns.set(entry, (this.#turns.get(entry) ?? 0) + 1);
    if (timeline.truncated) this.#truncated.add(entry);
    for (const trace of timeline.traces) {
      for (const read of trace.clockReads) this.#clockReads.add(read);
      for (const { node, kind } of trace.conditions.values())
        if (kind === 'atom') this.#conditions.add(program.keyOf(node));
    }
    if (this.#interest.isDependent(found, timeline)) {
      this.#dependent.add(entry);
      this.#spread(reachOf(program, entry), level + 1);
    } else {
      const fields = this.#interest.fieldsHandedIn(timeline);
      if (fields.length > 0) this.#handed.set(entry, fields);
      this.#spreadToOwners(entry, fields, level + 1);
    }
    for (const word of this.#seekers.note(entry, timeline.traces)) this.#names.add(word);
    for (const [holder, clock] of holdersOf(timeline)) {
      this.#spreadOnce(holder, level + 1);
      for (const asker of clock === null ? [] : keepClock(program, holder, clock)) this.#queue(asker, level + 1);
    }
    if (this.#interest.hasInterest(found))
      for (const target of [...outerWrites(program, entry), ...timeline.leftBehind])
        this.#spreadOnce(target, level + 1);
  }

  #timelineOf(entry: Entry, defines = this.#options.defines): Timeline {
    const options = { ...this.#enterOptions, defines, limits: this.#prospects.limitsOf(entry) };
    return new Timeline(entry, options, this.#prospects.worthOf(entry)).search();
  }

  #explore(entry: Entry): Explored {
    const { program, memory } = this.#options;
    const before = this.#meter.steps;
    const work = (): Explored => {
      const timeline = this.#timelineOf(entry);
      const found = guardsOf(program, timeline, this.#options.isOwn, this.#options.watch);
      const elsewhere = this.#searchOtherBuild(timeline);
      return { timeline, found, elsewhere, steps: this.#meter.steps - before };
    };
    const explored = memory === undefined ? work() : memory.recall(program, entry, work);
    this.#meter.steps = before + explored.steps;
    return explored;
  }

  /** Searches an entry that reads what a build replaces as the other build would have it. */
  #searchOtherBuild({ entry, traces }: Timeline): Elsewhere | null {
    const { program, defines, otherDefines } = this.#options;
    if (otherDefines === null || otherDefines === undefined) return null;
    const names = [...new Set([...traces].flatMap(({ defined }) => [...defined]))];
    const told = names.filter((name) => otherDefines.get(name) !== defines?.get(name));
    if (told.length === 0) return null;
    const timeline = this.#timelineOf(entry, otherDefines);
    const { guards } = guardsOf(program, timeline, this.#options.isOwn);
    return { guards, names: told };
  }

  #spreadOnce(holder: ts.Node, level: number): void {
    const { program } = this.#options;
    const key = program.keyOf(holder);
    if (this.#held.has(key)) return;
    this.#held.set(key, holder);
    this.#spread(reachOfWrite(program, holder), level);
  }

  /** To those who call an entry, in whatever file, where the record stands in the text or words make it the product's own. */
  #spreadToOwners(entry: Entry, fields: readonly string[], level: number): void {
    const { program, isOwn } = this.#options;
    if (fields.length === 0) return;
    const { names, mentions } = reachOf(program, entry);
    const parameters = parametersOf(entry, fields);
    const isOwners = (mention: ts.Node): boolean =>
      handsInLiteral(mention, parameters) ||
      (isCalled(mention) && fields.some((field) => isOwn(field, placeOf(mention), [])));
    this.#spread({ names, mentions: mentions.filter(isOwners) }, level);
  }

  #spread(reach: Reach, level: number): void {
    for (const name of reach.names) this.#names.add(name);
    for (const mention of reach.mentions) this.#mark(mention, level);
  }
}

const holdersOf = (timeline: Timeline): Map<ts.Node, string | null> =>
  new Map([...timeline.traces].flatMap(({ holders }) => [...holders]));
