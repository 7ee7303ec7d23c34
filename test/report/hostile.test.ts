/** Whatever strings stand in the scanned code: no writer lets them steer a terminal or spoil a file. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../src/report/report.js';
import { cases } from './hostile-texts.js';
import { contextOf } from './sample.js';
import { schemaErrors } from './sarif-schema.js';

const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const all = { showHidden: true, showUndecided: true };

describe('hostile text', () => {
  it.each(['pretty', 'compact'] as const)('never reaches the terminal raw through %s', (format) => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 200 }), ({ analysis, lines }, width) => {
        const report = render(analysis, format, contextOf({ ...all, width, readLines: () => lines }));
        expect(report.replaceAll('\n', '').match(raw)).toBeNull();
      }),
    );
  });

  it('adds no line to compact', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        expect(render(analysis, 'compact', contextOf(all)).split('\n')).toHaveLength(3 + 1 + 2 + 1 + 1);
      }),
    );
  });

  it('leaves SARIF valid, in well-formed Unicode and free of control characters', () => {
    fc.assert(
      fc.property(cases, ({ analysis, lines }) => {
        const report = render(analysis, 'sarif', contextOf({ ...all, readLines: () => lines }));
        expect(report.replaceAll('\n', '').match(raw)).toBeNull();
        const log: unknown = JSON.parse(report);
        expect(schemaErrors(log)).toEqual([]);
        // Stringified without our own escaping, a lone surrogate would show as an escape; a quoted one has two backslashes.
        expect(JSON.stringify(log).replaceAll('\\\\', '')).not.toMatch(/\\ud[89a-f]/);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back whole from JSON', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        expect(JSON.parse(render(analysis, 'json', contextOf()))).toEqual(analysis);
      }),
    );
  });
});
