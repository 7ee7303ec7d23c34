/** The Markdown report, read by a parser of GitHub's Markdown: what is text stays text, and it fits into a comment. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { render } from '../../src/report/report.js';
import { codeSpan, prose } from '../../src/report/markdown-text.js';
import { cases } from './hostile-texts.js';
import { calm, calendar, contextOf, fixedDate, sample, trial } from './sample.js';
import type { Analysis, Finding } from '../../src/model.js';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const parse = (text: string): Node => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)];
const report = (analysis: Analysis, changes = {}): string => render(analysis, 'markdown', contextOf(changes));
const valuesOf = (text: string, type: string): readonly string[] =>
  all(parse(text)).flatMap((node) => (node.type === type ? [node.value ?? ''] : []));

describe('markdown', () => {
  it('tells the whole sample', () => {
    expect(report(sample)).toMatchSnapshot();
  });

  it('opens with the verdict, and is short when nothing was found', () => {
    expect(report(calm)).toMatchInlineSnapshot(`
      "<!-- defuser -->
      ## ✅ Defuser: pass

      Verdict: no finding is high or worse, channel release.

      - Findings: none
      - Read: 1,204 files, 58 clock reads, 41 guards of which 0 undecided

      No time bomb found.
      "
    `);
  });

  it('lists the deadlines in the order of time, then periods, then what comes back', () => {
    const sooner: Finding = { ...fixedDate, deadline: '1999-01-01T00:00:00.000Z', firstMet: null, severity: 'low' };
    const rows = report({ ...sample, findings: [fixedDate, calendar, trial, sooner] })
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.slice(2).map((line) => line.split(' | ')[0])).toEqual([
      '| 1999-01-01 00:00 UTC',
      '| 2008-08-12 00:00 local time',
      '| 30 days after the first run',
      '| every year from 04-01 00:00 to 04-02 00:00 local time',
    ]);
  });

  it('says what a release date makes of a deadline', () => {
    const past = { ...sample, releaseDate: '2009-01-01', findings: [{ ...fixedDate, state: 'past' as const }] };
    expect(report(past)).toContain('| 2008-08-12 00:00 local time | already past at the release date | critical |');
  });

  it.each([1, 40, 3000])('fits into a comment with %i findings, and counts what it left out', (count) => {
    const findings = Array.from({ length: count }, (_, index) => ({
      ...fixedDate,
      fingerprint: `${index}`,
      code: '日本'.repeat(60),
    }));
    const problems = Array.from({ length: count }, () => sample.problems[0] ?? { ...sample.problems[1] });
    const text = report({ ...sample, findings, problems: problems as Analysis['problems'] });
    expect(new TextEncoder().encode(text).length).toBeLessThan(65_000);
    const shownCount = text.split('<details>').length - 1;
    const [, left = '0'] = /^([\d,]+) more findings? left out for length/m.exec(text) ?? [];
    expect(shownCount + Number(left.replace(',', ''))).toBe(count);
    expect(shownCount).toBeGreaterThan(0);
  });

  it('lets hostile text be nothing but text', () => {
    const plain = ['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'text', 'inlineCode', 'html', 'table'];
    const shapes = new Set([...plain, 'tableRow', 'tableCell']);
    const ours =
      /^<!-- defuser -->$|^<details><summary>[a-z-]+(?:, fails)? · [a-z-]+ · [^<]* · <code>[^<]*<\/code><\/summary>$|^<\/details>$/;
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        const text = report(analysis, { showHidden: true, showUndecided: true });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const nodes = all(parse(text));
        expect(nodes.map(({ type }) => type).filter((type) => !shapes.has(type))).toEqual([]);
        for (const { type, value = '' } of nodes) {
          if (type === 'html') expect(value).toMatch(ours);
          // Outside code there is nothing from which a link, a mention, a reference, an emoji or a formula is made.
          if (type === 'text') expect(value).not.toMatch(/[@#$<>[\]`*_~\\|/]|:\w+:|www\./);
        }
        // No text ends its cell.
        const rows = nodes.filter(({ type }) => type === 'tableRow');
        expect(rows.map(({ children }) => children?.length)).toEqual([6, 6, 6, 6]);
      }),
    );
  });
});

describe('text in Markdown', () => {
  it('keeps a code span whole whatever backticks it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '``', 'a', ' ', '\\', '<b>', '*') }), (text) => {
        const spans = valuesOf(`x ${codeSpan(text, 500)} y`, 'inlineCode');
        expect(spans).toEqual(text.trim() === '' ? [] : [text.trim()]);
      }),
    );
  });

  it('leaves plain words plain and puts the rest into one span', () => {
    expect(prose("false at 2008-08-11T23:59:59.999, the license's end.", 300)).toBe(
      "false at 2008-08-11T23:59:59.999, the license's end.",
    );
    expect(prose('throws Error("a b") at once', 300)).toBe('throws `Error("a b")` at once');
    expect(prose('see www.evil.example and @everyone', 300)).toBe('see `www.evil.example and @everyone`');
    expect(prose('GH-12 deadbee1 :smile: 1234567', 300)).toBe('`GH-12 deadbee1 :smile: 1234567`');
  });
});
