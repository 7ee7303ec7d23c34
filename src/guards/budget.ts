/**
 * What a search may spend, in steps: something for every program and more for a long one, and of that for each file what
 * is in proportion to the price of parsing it, so that one bundle takes neither the time nor the turn of the others.
 * Takes sizes (characters that are no blanks) and steps, tells who may still be entered. Counts steps and never
 * seconds: the same input, the same answer.
 */

import { sightNow } from '../syntax/sight.js';
import { inkOf } from '../syntax/size.js';
import type { ts } from '../syntax/typescript.js';

/** For a whole scan, however many batches it takes. */
export const stepsOfScan = 12_000_000;
const stepsForCharacter = 0.15;
/** So much any file may spend, though others have used up what the scan has. */
const stepsOfModest = 60_000;
/** From here on a file is a bundle, in which what is not promising has steps of its own, in proportion to the price of the parse. */
const longFile = 1_000_000;
/** No file needs more, unless it is very long: what does goes round in circles, and takes the turn of the others. */
const stepsOfFile = 3_000_000;
const stepsForCharacterOfLongFile = 0.08;
/** The share that any entry may use; the rest is kept for those that look as if they held a deadline. */
const shareForAny = 0.6;
/** What those have in a bundle that do not look so, and to themselves: most of it is somebody else's code. */
const stepsOfOthersInLongFile = 480_000;
const stepsForCharacterOfOthers = 0.04;

/** Whether a file of that many characters is a bundle, of which most is somebody else's. */
const isLong = (characters: number): boolean => characters >= longFile;

/** The same of a file. Whoever asks has seen that of it, and no more. */
export function isLongFile(file: ts.SourceFile): boolean {
  const answer = isLong(inkOf(file));
  sightNow()?.look(file, 'long', [answer], (now) => [isLong(inkOf(now))]);
  return answer;
}

/** Whose budget was used up. */
export type SpentBudget = 'file' | 'scan';

class Account {
  spent = 0;

  constructor(public limit: number) {}

  /** Whether only what is promising may still use it. */
  get isSpent(): boolean {
    return this.spent >= this.limit * shareForAny;
  }

  allows(isPromising: () => boolean): boolean {
    return !this.isSpent || (this.spent < this.limit && isPromising());
  }

  charge(steps: number, _isPromising?: () => boolean): void {
    this.spent += steps;
  }
}

/** The account of a bundle: what is promising in it has its steps, and so have the others. */
class BundleAccount extends Account {
  #spentByOthers = 0;

  constructor(
    limit: number,
    readonly limitOfOthers: number,
  ) {
    super(limit);
  }

  override get isSpent(): boolean {
    return this.#spentByOthers >= this.limitOfOthers;
  }

  override allows(isPromising: () => boolean): boolean {
    return isPromising() ? this.spent - this.#spentByOthers < this.limit : !this.isSpent;
  }

  override charge(steps: number, isPromising = (): boolean => false): void {
    super.charge(steps);
    if (!isPromising()) this.#spentByOthers += steps;
  }
}

/** Steps of one search, by file. */
export class Budget {
  readonly #whole: Account;
  readonly #files = new Map<string, Account>();

  /** @param base what the search may spend besides what the sizes of its files give */
  constructor(base = stepsOfScan) {
    this.#whole = new Account(base);
  }

  /** Makes room for a file, once. */
  add(path: string, characters: number): void {
    if (this.#files.has(path)) return;
    const limit = Math.max(stepsOfFile, stepsForCharacterOfLongFile * characters);
    const others = Math.max(stepsOfOthersInLongFile, stepsForCharacterOfOthers * characters);
    this.#files.set(path, isLong(characters) ? new BundleAccount(limit, others) : new Account(limit));
    this.#whole.limit += stepsForCharacter * characters;
  }

  /** Whether something in a file may still be entered. `isPromising` is only asked when it gets tight, and in a bundle. */
  allows(path: string, isPromising: () => boolean): boolean {
    const file = this.#files.get(path);
    return (this.#whole.allows(isPromising) || this.#isModest(file)) && (file?.allows(isPromising) ?? true);
  }

  /** What needs little is read whole, whoever has used up what the scan has, until that is used up once more. */
  #isModest(file: Account | undefined): boolean {
    return file !== undefined && file.spent < stepsOfModest && this.#whole.spent < 2 * this.#whole.limit;
  }

  /** What was used up first where nothing may be entered any more: what a file has, or what all have. */
  spentBy(path: string): SpentBudget {
    return this.#files.get(path)?.isSpent === true ? 'file' : 'scan';
  }

  /** `isPromising` is only asked in a bundle. */
  charge(path: string, steps: number, isPromising: () => boolean): void {
    this.#whole.charge(steps);
    this.#files.get(path)?.charge(steps, isPromising);
  }
}
