/**
 * Which names say that something is a length of time: `graceDays`, `timeoutMs`. Takes the entries of the vocabulary, answers with
 * the one that says so. A point of the length is none (`periodEnd`), nor is an instant that is counted in a unit (`expiresMs`).
 */
import type { Rulebook } from '../rulebook/shapes.js';
import { entryId } from '../rulebook/entry-id.js';

interface Duration {
  readonly id: string;
  readonly notBefore: ReadonlySet<string>;
  readonly notAfter: ReadonlySet<string>;
}

export class DurationNames {
  /** By phrase. */
  readonly #known: ReadonlyMap<string, Duration>;

  constructor({ vocabulary }: Rulebook) {
    this.#known = new Map(
      vocabulary
        .filter(({ theme }) => theme === 'duration')
        .flatMap((entry) => {
          const [notBefore, notAfter] = [new Set(entry.notBefore), new Set(entry.notAfter)];
          const duration = { id: entryId.vocabulary(entry), notBefore, notAfter };
          return entry.words.map((phrase) => [phrase, duration] as const);
        }),
    );
  }

  /** The entry by which words name a length of time, by their end; null when none does. */
  entryOf(words: readonly string[]): string | null {
    const [before = '', last = ''] = words.length === 1 ? ['', ...words] : words.slice(-2);
    const whole = this.#known.get(`${before} ${last}`) ?? this.#known.get(last);
    if (whole !== undefined) return whole.notAfter.has(before) ? null : whole.id;
    const started = this.#known.get(before);
    return started === undefined || started.notBefore.has(last) ? null : started.id;
  }
}
