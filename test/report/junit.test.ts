/**
 * JUnit XML, held against the strictest schema in use (junit-10.xsd of Jenkins' xUnit plugin): which element may hold
 * which, with which attributes.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../src/report/report.js';
import { cases } from './hostile-texts.js';
import { calm, contextOf, fixedDate, sample } from './sample.js';
import { allElements, readXml } from './xml.js';
import type { Analysis } from '../../src/model.js';
import type { XmlElement } from './xml.js';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const read = (analysis: Analysis, changes = {}): XmlElement =>
  readXml(render(analysis, 'junit', contextOf(changes)), prolog);

const schema: Readonly<
  Record<string, { attributes: readonly string[]; required: readonly string[]; holds: string[] }>
> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], required: [], holds: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'file'],
    required: ['name', 'tests', 'failures', 'errors'],
    holds: ['testcase'],
  },
  testcase: {
    attributes: ['name', 'time', 'classname'],
    required: ['name'],
    holds: ['failure', 'skipped', 'system-out'],
  },
  failure: { attributes: ['type', 'message'], required: [], holds: [] },
  skipped: { attributes: ['type', 'message'], required: [], holds: [] },
  'system-out': { attributes: [], required: [], holds: [] },
};

function schemaErrors(root: XmlElement): readonly string[] {
  return allElements(root).flatMap(({ name, attributes, children }) => {
    const known = schema[name];
    if (known === undefined) return [`element ${name}`];
    return [
      ...Object.keys(attributes).filter((key) => !known.attributes.includes(key)),
      ...known.required.filter((key) => !(key in attributes)),
      ...children.map((child) => child.name).filter((child) => !known.holds.includes(child)),
    ].map((word) => `${word} in ${name}`);
  });
}

/** The cases by what became of them. */
const outcomes = (root: XmlElement): readonly (readonly [string | undefined, string | undefined])[] =>
  allElements(root)
    .filter(({ name }) => name === 'testcase')
    .map(({ attributes, children }) => [attributes.name, children[0]?.name] as const);

describe('junit', () => {
  it('fails what fails the gate, passes what does not, and skips what could not be analysed', () => {
    const root = read(sample);
    expect(schemaErrors(root)).toEqual([]);
    expect(outcomes(root)).toEqual([
      ['scan', 'system-out'],
      ['fixed-date in license.ts#isExpired [5f3a0c9d]', 'failure'],
      ['trial-period in app.min.js#module [77aa0c9d]', 'system-out'],
      ['calendar in season.ts#isFoolsDay [11aa0c9d]', 'system-out'],
      ['can be analysed (syntax-error)', 'skipped'],
    ]);
    expect(root.attributes).toMatchObject({ tests: '5', failures: '1', errors: '0' });
    expect(root.children.map(({ attributes }) => attributes.name)).toEqual([
      'defuser',
      'src/license.ts',
      'dist/app.min.js',
      'src/season.ts',
      'src/broken file.ts',
    ]);
  });

  it('tells the whole finding in the failure, as the terminal has it', () => {
    const failure = allElements(read(sample)).find(({ name }) => name === 'failure');
    const pretty = render({ ...sample, findings: [fixedDate] }, 'pretty', contextOf({ width: 100 }));
    expect(pretty.startsWith(failure?.text ?? 'none')).toBe(true);
    expect(failure?.attributes.type).toBe('fixed-date.critical');
  });

  it('is never without a case', () => {
    expect(outcomes(read(calm))).toEqual([['scan', 'system-out']]);
  });

  it('gives equal cases of a file different names', () => {
    const names = outcomes(read({ ...sample, findings: [fixedDate, fixedDate] })).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('stays well-formed, of this shape and with its counts, whatever stands in the scanned code', () => {
    fc.assert(
      fc.property(cases, ({ analysis, lines }) => {
        const root = read(analysis, { readLines: () => lines });
        expect(schemaErrors(root)).toEqual([]);
        expect(outcomes(root)).toHaveLength(5);
        expect(root.text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        for (const { attributes, children } of root.children) expect(attributes.tests).toBe(String(children.length));
      }),
    );
  });
});
