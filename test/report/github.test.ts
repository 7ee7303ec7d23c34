/** GitHub's annotations, read back as its runner reads them. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../src/report/report.js';
import { cases } from './hostile-texts.js';
import { calm, contextOf, fixedDate, sample } from './sample.js';

interface Command {
  readonly name: string;
  readonly keys: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}
const undone = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** A line as the runner takes it: a command in the new form, in the old form, or none. */
function commandOf(line: string): Command | 'old form' | null {
  const [, name, pairs = '', data = ''] = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  if (name === undefined)
    return line.includes('##[') ? 'old form' : line.trimStart().startsWith('::') ? 'old form' : null;
  const properties = pairs.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, undone(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))] as const;
  });
  const keys = properties.map(([key]) => key).join();
  return { name, keys, properties: Object.fromEntries(properties), data: undone(data) };
}
const linesOf = (report: string): readonly string[] => report.trimEnd().split('\n');

describe('github', () => {
  it('annotates each finding at its guard, then says what the gate says', () => {
    const lines = linesOf(render(sample, 'github', contextOf()));
    expect(lines.map(commandOf)).toMatchObject([
      {
        name: 'error',
        properties: {
          file: 'src/license.ts',
          line: '5',
          endLine: '5',
          col: '10',
          endColumn: '37',
          title: 'Defuser fixed-date (critical): 2008-08-12 00:00 local time',
        },
      },
      { name: 'warning', properties: { file: 'dist/app.min.js', line: '1' } },
      { name: 'notice', properties: { file: 'src/season.ts', line: '2', endLine: '3' } },
      { name: 'warning', properties: { file: 'src/broken file.ts', line: '3' } },
      null,
      null,
    ]);
    expect(lines.at(-1)).toBe('Defuser: fail: 1 finding is high or worse, channel release, 1,204 files');
    expect(lines[2]).not.toContain('col=');
  });

  it('tells the flip and the remedy', () => {
    const [first] = linesOf(render(sample, 'github', contextOf()));
    const { data } = commandOf(first ?? '') as Command;
    expect(data.split('\n')).toEqual([
      'The process ends once the clock passes 2008-08-12 00:00 local time.',
      'Guard: now >= new Date(2008, 7, 12)',
      'Proof: false at 2008-08-11T23:59:59.999, true at 2008-08-12T00:00:00.000',
      'Payload: terminate',
      'Fix: Remove the guard from the release, or read the date from configuration and fail with a clear notice.',
    ]);
  });

  it('says when there are more than GitHub shows, and nothing but the verdict when there is nothing', () => {
    const many = { ...sample, findings: Array.from({ length: 12 }, () => fixedDate) };
    expect(render(many, 'github', contextOf())).toContain('\nDefuser: 2 more errors in this log; GitHub shows 10 of a');
    expect(linesOf(render(calm, 'github', contextOf()))).toHaveLength(1);
  });

  it('lets no text of the scanned code become a command, a property or a line', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        const lines = linesOf(render(analysis, 'github', contextOf({ showHidden: true, showUndecided: true })));
        const commands = lines.map(commandOf);
        expect(commands.map((command) => (command === null ? null : (command as Command).name))).toEqual([
          ...['error', 'warning', 'notice', 'warning', 'notice'],
          null,
          null,
        ]);
        for (const command of commands.slice(0, 5) as Command[]) {
          expect(command.keys).toMatch(/^file,line,(?:endLine,(?:col,endColumn,)?)?title$/);
          expect(command.properties.line).toMatch(/^\d+$/);
        }
      }),
    );
  });

  it.each(['pretty', 'compact', 'json', 'sarif', 'gitlab', 'junit', 'markdown', 'html'] as const)(
    'finds no command in what %s prints into its log',
    (format) => {
      fc.assert(
        fc.property(cases, ({ analysis, lines }) => {
          const context = contextOf({ showHidden: true, showUndecided: true, readLines: () => lines });
          expect(linesOf(render(analysis, format, context)).map(commandOf)).not.toContainEqual(expect.anything());
        }),
        { numRuns: 40 },
      );
    },
  );
});
