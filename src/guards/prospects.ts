/**
 * What may be spent on an entry: more where it looks as if a deadline of the product stood in it. Takes an entry, gives the
 * limits of its runs and what its time line is worth. Who is asked reads the whole entry, so it is only asked when it gets tight.
 */
import type { Entry } from '../evaluate/enter.js';
import { defaultLimits } from '../evaluate/run.js';
import type { Limits } from '../evaluate/run.js';
import { isLongFile } from './budget.js';
import type { Worth } from './timeline.js';

export class Prospects {
  readonly #known = new Map<Entry, boolean>();
  readonly #ask: (entry: Entry) => boolean;

  constructor(ask: (entry: Entry) => boolean) {
    this.#ask = ask;
  }

  isPromising(entry: Entry): boolean {
    const answer = this.#known.get(entry) ?? this.#ask(entry);
    this.#known.set(entry, answer);
    return answer;
  }

  /** In a bundle most functions with a clock are somebody else's, and hold no deadline. */
  worthOf(entry: Entry): Worth {
    const isPromising = (): boolean => this.isPromising(entry);
    return { isMost: !isLongFile(entry.getSourceFile()) || isPromising(), isPromising };
  }

  /** Where fields hang together, only what is promising is followed to its end. */
  limitsOf(entry: Entry): Limits {
    const isPromising = (): boolean => this.isPromising(entry);
    return {
      ...defaultLimits,
      get tangled(): number {
        return isPromising() ? Infinity : defaultLimits.tangled;
      },
    };
  }
}
