/**
 * The flow matrix: every flow variant of the Juliet suites that has a meaning here, with every trigger. A cell that is
 * not followed stays in the table as a known gap, and a gap that is closed has to leave the list.
 */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from '../engine/run.js';
import { controlFlows } from './control-flows.js';
import { dataFlows } from './data-flows.js';
import { knownGaps } from './known-gaps.js';
import { triggers } from './triggers.js';

const cells = [...controlFlows, ...dataFlows].flatMap((flow) =>
  triggers.map((trigger) => ({ name: `${flow.number} ${flow.what}: ${trigger.name}`, flow, trigger })),
);

describe('flow matrix', () => {
  it.each(cells)('$name', async ({ flow, trigger }) => {
    const lines = await linesIn(flow.program(trigger));
    const isFound = lines.some((line) => line.startsWith(`${trigger.expected} `));
    const gap = knownGaps.find(({ cell }) => cell === `${flow.number} ${trigger.name}`);
    if (gap === undefined) expect({ isFound, lines }).toEqual({ isFound: true, lines });
    else expect({ gap, isFound }).toEqual({ gap, isFound: false });
  });

  it('names only cells that there are as gaps', () => {
    const names = new Set(cells.map(({ flow, trigger }) => `${flow.number} ${trigger.name}`));
    expect(knownGaps.filter(({ cell }) => !names.has(cell))).toEqual([]);
  });
});
