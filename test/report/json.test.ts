/** The JSON format is the analysis. */
import { expect, it } from '@jest/globals';
import { render } from '../../src/report/report.js';
import { calm, contextOf, sample } from './sample.js';

it('gives the analysis back, hidden findings included', () => {
  expect(JSON.parse(render(sample, 'json', contextOf()))).toEqual(sample);
});

it('is plain JSON where the text is harmless', () => {
  expect(render(calm, 'json', contextOf())).toBe(`${JSON.stringify(calm, null, 2)}\n`);
});
