/**
 * Programs as people write them, each with all that is to be found in it: finding by finding, or nothing. Where a line ends with
 * spans of time, the windows are asked as well.
 */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, line, windowsOf } from './run.js';
import type { Texts } from './run.js';

type Program = readonly [name: string, expected: readonly string[], texts: Texts];

export const everyday = (title: string, programs: readonly Program[]): void => {
  describe(title, () => {
    it.each(programs.map(([name, expected, texts]) => ({ name, expected, texts })))(
      '$name',
      async ({ expected, texts }) => {
        const loud = (await analyse(texts)).findings.filter(isLoud);
        const asksWindows = expected.some((one) => one.split(' ').length > 3);
        const found = loud.map((one) => (asksWindows ? `${line(one)} ${windowsOf(one)}` : line(one)));
        expect(found.sort()).toEqual([...expected].sort());
      },
    );
  });
};
