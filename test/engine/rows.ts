/**
 * Rows of a table as tests. A row that is listed among the gaps is known not to hold yet, for the reason given there;
 * its test fails as soon as it does hold, so that the entry is deleted.
 */
import { describe, it } from '@jest/globals';

/** Name of a row → why it does not hold yet. */
export type Gaps = Readonly<Record<string, string>>;

/** One test a row. */
export function table<Case>(
  title: string,
  gaps: Gaps,
  holds: (given: Case) => Promise<void>,
  rows: readonly (readonly [name: string, given: Case])[],
): void {
  describe(title, () => {
    for (const [name, given] of rows) {
      const why = Object.hasOwn(gaps, name) ? gaps[name] : undefined;
      if (why === undefined) it(name, () => holds(given));
      else it.failing(`${name} (known gap: ${why})`, () => holds(given));
    }
  });
}
