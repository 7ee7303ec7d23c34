/**
 * The state of one run: one entry, evaluated at one instant, within budgets. Every part of the interpreter takes
 * the run as its first argument and reaches the other parts through `run.interpreter`, so that no two import each other.
 */
import type { Definition } from '../syntax/scopes.js';
import type { ts } from '../syntax/typescript.js';
import type { Program } from '../links/program.js';
import type { Lexicon } from './lexicon.js';
import type { Defines } from './defines.js';
import type { Lead } from './leading.js';
import { Store } from './store.js';
import { Trace } from './trace.js';
import { undefinedValue, unknown } from './values.js';
import type { Cell, Choice, Environment, ObjectValue, SourceRef, Unknown, Value } from './values.js';

/** What a run may spend. Counts, not seconds, so that the same input gives the same answer on every machine. */
export interface Limits {
  /** Nodes evaluated in one run. */
  readonly steps: number;
  /** Nodes evaluated after a field was met that is made of itself. */
  readonly tangled: number;
  /** Calls inlined into each other. */
  readonly depth: number;
  /** Times that one function may stand in the call stack. */
  readonly recursion: number;
  /** Calls inlined into each other that have nothing to do with the clock. */
  readonly aside: number;
  /** Steps for one call of that kind. */
  readonly asideSteps: number;
  /** Steps of calls with constants that see nothing else: they are taken once, however many runs ask. */
  readonly closedSteps: number;
  /** Expressions nested in the native stack. */
  readonly nesting: number;
  /** Rounds of a loop whose condition is known. */
  readonly rounds: number;
  /** Characters of one string. */
  readonly text: number;
}
export const defaultLimits: Limits = {
  steps: 60_000,
  tangled: 1500,
  depth: 24,
  aside: 4,
  asideSteps: 12_000,
  closedSteps: 2_400_000,
  recursion: 4,
  nesting: 900,
  rounds: 400,
  text: 100_000,
};

/** Thrown out of a function that has nothing to do with the clock, when it takes too long; its result is a symbol. */
export class AsideExceeded {
  readonly why = 'the steps of a call beside the clock are used up';
}

/** The share of the steps that anything may use. */
const shortAt = 0.5;

/** Thrown through the interpreter when a budget is used up. */
export class BudgetExceeded {
  readonly why = 'the steps of a run are used up';
}
/** The scanned program certainly throws here. No `Error`: a stack trace for each would cost more than the rest of the run. */
export class ThrowSignal {
  constructor(readonly value: Value) {}
}

/** How a statement ends. Several may be true at once after a branch that a symbol decides. */
export interface Completion {
  /** Whether the next statement may run. */
  readonly normal: boolean;
  /** The join of what it may return. */
  readonly returned: Value | null;
  /** `break` and `continue` that may be under way, with their labels. */
  readonly jumps: readonly Jump[];
  /** How many open branches before the next statement may have left: 0 where it is left out. */
  readonly left?: number;
}
export interface Jump {
  readonly kind: 'break' | 'continue';
  readonly label: string | null;
}
export const goesOn: Completion = { normal: true, returned: null, jumps: [] };

export interface CallSite {
  readonly node: ts.Node;
  readonly callee: ts.Node;
  /** How many symbols decided whether it was called. */
  readonly openness: number;
  /** The last three call sites with this one, as a key, once somebody has asked. */
  way?: string;
}

/** The parts of the interpreter, wired in `enter.ts`. */
export interface Interpreter {
  evaluate(run: Run, node: ts.Expression, environment: Environment | null): Value;
  execute(run: Run, node: ts.Statement, environment: Environment | null): Completion;
  executeAll(run: Run, statements: readonly ts.Statement[], environment: Environment | null): Completion;
  /** Calls any value; `site` is the call expression. */
  call(run: Run, callee: Value, receiver: Value | null, args: readonly Value[], site: ts.Node): Value;
  construct(run: Run, callee: Value, args: readonly Value[], site: ts.Node): Value;
  getProperty(run: Run, target: Value, key: string, site: ts.Node): Value;
  setProperty(run: Run, target: Value, key: string, value: Value, site: ts.Node): void;
  /** The value of a definition: its cell in the environment, or what it holds without anything having run. */
  readDefinition(run: Run, definition: Definition, environment: Environment | null, mention?: ts.Identifier): Value;
  /** What `this` is in a function that is entered without a receiver. */
  receiverOf(run: Run, node: ts.FunctionLikeDeclaration): Value | null;
  /** Binds a pattern or a name to a value in the environment. */
  bind(run: Run, name: ts.BindingName, value: Value, environment: Environment): void;
  /** Assigns a definition that no activation holds. */
  assignOutside(
    run: Run,
    definition: Definition,
    value: Value,
    environment: Environment | null,
    target: ts.Identifier,
  ): void;
  settle(run: Run, definition: Definition, cell: Cell): Value;
  /** An export of a module of the program; `*` is the module itself as CommonJS gives it. */
  readExport(run: Run, path: string, name: string): Value;
}

/** A write to what others have made, that has not been looked at: who asks for nothing pays nothing. */
export interface SymbolWrite {
  readonly definition: Definition;
  readonly node: ts.BinaryExpression;
}

/** A condition whose outcome is laid down, to see what hangs on it alone; whichever way it is reached. */
export interface Forced {
  readonly node: ts.Node;
  readonly outcome: boolean;
}

export interface RunOptions {
  readonly now: number;
  /** Which of the stand-in calendars is used; 0 is the first, `symbolic` none. */
  readonly variant: number;
  readonly program: Program;
  readonly lexicon: Lexicon;
  readonly limits: Limits;
  readonly interpreter: Interpreter;
  readonly forced?: Forced | undefined;
  readonly lead?: Lead | undefined;
  readonly defines?: Defines | undefined;
}

/** One evaluation. Nothing of it is used by another run. */
export class Run {
  readonly now: number;
  readonly variant: number;
  readonly program: Program;
  readonly lexicon: Lexicon;
  readonly limits: Limits;
  readonly interpreter: Interpreter;
  readonly forced: Forced | null;
  readonly lead: Lead | null;
  /** Loops that a led run has gone round. */
  readonly rounded = new Set<ts.Node>();
  readonly defines: Defines | null;
  readonly store = new Store();
  readonly trace = new Trace();
  /** Definitions of scopes that nobody entered; `null` while one is being evaluated. */
  readonly statics = new Map<Definition, Cell | null>();
  /** Objects that were there before the run and stay after it: what is written to them can be noticed. */
  readonly lasting = new WeakSet<object>();
  /** Objects that were made on demand, with the fields that have been looked at since. */
  readonly told = new WeakMap<object, Set<string>>();
  /** Whether a field of such an object is just being worked out. */
  isTelling = false;
  /** What was written to symbols, by their path. */
  readonly written = new Map<string, ObjectValue>();
  /** Where it is written to what others have made, by the way to it. */
  readonly symbolWrites = new Map<string, readonly SymbolWrite[]>();
  /** What tables gave under keys that are not known, by table and key. */
  readonly rowsTaken = new WeakMap<object, Map<string, Choice>>();
  /** Writes of fields of which it is just being judged whether they can have happened. */
  readonly judged = new Set<ts.Node>();
  /** Writes that are just being evaluated and make a field of itself. */
  readonly remade = new Set<ts.Node>();
  /** Fields whose containers are just being filled. */
  readonly filling = new Set<string>();
  /** Calls of functions that nobody entered: the arguments of each. */
  readonly sites = new Map<ts.Node, readonly (readonly ts.Expression[])[]>();
  /** Other things remembered for the length of the run, by node or by the question. */
  readonly memo = new Map<object | string, Value | null>();
  /** What the last regular expression matched. */
  readonly lastMatch: Cell = { value: undefinedValue };
  readonly calls: CallSite[] = [];
  /** Texts of the open conditions that the present place stands under. */
  readonly under: string[] = [];
  /** How many symbols decide whether the present place is reached. */
  openness = 0;
  /** How many of these are left to chance. */
  dice = 0;
  /** How many open branches may have left before it: `if (unknown) return;`. */
  leftBehind = 0;
  /** Above 0, events are not recorded: a definition is being evaluated on demand, at no particular moment. */
  muted = 0;
  /** Try statements with a handler around the present place. */
  handlers: { mayThrow: Value[] }[] = [];
  steps = 0;
  closedSteps = 0;
  #stepLimit: number;
  nesting = 0;
  /** Functions in the stack that have nothing to do with the clock, counted from the last that has. */
  aside = 0;
  /** The step at which the outermost of them is given up. */
  asideLimit = Infinity;

  constructor(options: RunOptions) {
    this.now = options.now;
    this.variant = options.variant;
    this.program = options.program;
    this.lexicon = options.lexicon;
    this.limits = options.limits;
    this.#stepLimit = options.limits.steps;
    this.interpreter = options.interpreter;
    this.forced = options.forced ?? null;
    this.lead = options.lead ?? null;
    this.defines = options.defines ?? null;
  }

  /** Counts one step; throws when the budget is used up. */
  step(): void {
    if (++this.steps > this.#stepLimit) throw new BudgetExceeded();
    if (this.steps > this.asideLimit) throw new AsideExceeded();
  }

  /** Functions that did not come to an end for constants: no second set of them is tried in this run. */
  readonly endless = new Set<ts.Node>();

  /** Counts what a call took that gives the same in every run: known or not, so that the order of runs makes no difference. */
  payClosed(steps: number): void {
    this.step();
    this.closedSteps += steps;
    if (this.closedSteps > this.limits.closedSteps) throw new BudgetExceeded();
  }

  /** Told of a field that is made of itself: where all fields of a class hang together, each run would take all its steps. */
  tangle(): void {
    if (this.#stepLimit === this.limits.steps)
      this.#stepLimit = Math.min(this.#stepLimit, this.steps + this.limits.tangled);
  }

  /**
   * Whether the budget is so far used up that only what has to do with the clock is still followed: the rest gives
   * symbols, so that a table of thousands of rows does not cost the guard behind it.
   */
  get isShort(): boolean {
    return this.steps > this.limits.steps * shortAt;
  }

  /** The answer to a question, worked out once in the run; null for whoever asks it on the way. */
  once(question: string, work: () => Value | null): Value | null {
    const known = this.memo.get(question);
    if (known !== undefined) return known;
    this.memo.set(question, null);
    const answer = work();
    this.memo.set(question, answer);
    return answer;
  }

  ref(node: ts.Node): SourceRef {
    return this.program.refOf(node);
  }

  /** The place and the last three call sites, as a key. */
  key(node: ts.Node): string {
    const last = this.calls.at(-1);
    const way =
      last === undefined
        ? ''
        : (last.way ??= this.calls
            .slice(-3)
            .map(({ node: site }) => this.program.siteOf(site))
            .join());
    return `${this.program.keyOf(node)}@${way}`;
  }

  /** A symbol named by a path, carrying what went into it. */
  unknown(path: string, ...from: readonly Value[]): Unknown {
    let result = unknown(path);
    for (const value of from) result = { ...result, tag: this.lexicon.joinTags(result.tag, value.tag) };
    return result;
  }
}
