/**
 * The HTML report as a browser would read it: well-formed for a strict reader and for a browser's parser, without
 * script, without a request, with every reference resolved and every colour legible.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'parse5';
import { style } from '../../src/report/html-style.js';
import { render } from '../../src/report/report.js';
import { cases } from './hostile-texts.js';
import { calm, contextOf, fixedDate, sample, trial } from './sample.js';
import { allElements, readXml } from './xml.js';
import type { Analysis, Finding } from '../../src/model.js';
import type { XmlElement } from './xml.js';

const everything = { showHidden: true, showUndecided: true };
const page = (analysis: Analysis, changes = {}): string => render(analysis, 'html', contextOf(changes));
const read = (text: string): XmlElement => readXml(text, '<!DOCTYPE html>\n');
const elements = (analysis: Analysis, changes = {}): readonly XmlElement[] =>
  allElements(read(page(analysis, changes)));

/** What a browser's parser objects to. */
function parseErrors(text: string): readonly string[] {
  const errors: string[] = [];
  parse(text, { onParseError: ({ code }) => errors.push(code) });
  return errors;
}

const names = new Set(
  (
    'html head meta title style body a header h1 h2 h3 h4 p span strong dl div dt dd main section svg g line rect ' +
    'circle text table thead tbody tr th td article code pre mark ol ul li footer'
  ).split(' '),
);
const attributes = new Set(
  (
    'lang charset http-equiv content name class href id aria-labelledby aria-label role tabindex scope ' +
    'width height x y x1 x2 y1 y2 cx cy r text-anchor'
  ).split(' '),
);

/** What a page may not hold: a foreign element or attribute, a link that leads out of it, a reference to nothing. */
function faults(root: XmlElement): readonly string[] {
  const all = allElements(root);
  const ids = all.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  return [
    ...all.map(({ name }) => name).filter((name) => !names.has(name)),
    ...all.flatMap((one) => Object.keys(one.attributes)).filter((name) => !attributes.has(name)),
    ...all.flatMap(({ attributes: { href = '#main' } }) => (href.startsWith('#') ? [] : [href])),
    ...ids.filter((id, index) => ids.indexOf(id) !== index),
    ...all
      .flatMap((one) => [one.attributes.href?.slice(1), one.attributes['aria-labelledby']])
      .filter((id) => id !== undefined && !ids.includes(id)),
  ].map(String);
}

describe('html', () => {
  it.each([
    ['the sample', sample],
    ['a calm result', calm],
    ['a result with a release date', { ...sample, releaseDate: '2009-01-01' }],
  ])('is a sound page for %s', (_, analysis) => {
    const text = page(analysis, everything);
    expect(parseErrors(text)).toEqual([]);
    expect(faults(read(text))).toEqual([]);
  });

  it('says the verdict first, then deadlines, findings and what could not be read', () => {
    const all = elements(sample, everything);
    expect(all.filter(({ name }) => /^h[12]$/.test(name)).map(({ text }) => text)).toEqual([
      'Defuser: what changes its mind on a date',
      'Deadlines',
      'Findings',
      'What could not be read',
      'Undecided guards',
    ]);
    expect(all.find(({ attributes: { class: name } }) => name === 'verdict fail')?.text).toBe(
      'fail 1 finding is high or worse, channel release.',
    );
    const landmarks = all.filter(({ name }) => ['header', 'main', 'footer'].includes(name));
    expect(landmarks.map(({ name }) => name)).toEqual(['header', 'main', 'footer']);
  });

  it('tells a finding with its code, its proof and its path', () => {
    const [first] = elements(sample).filter(({ name }) => name === 'article');
    const inside = allElements(first ?? { name: '', attributes: {}, children: [], text: '' });
    expect(inside.filter(({ name }) => name === 'mark').map(({ text }) => text)).toEqual([fixedDate.code]);
    expect(first?.text).toContain('false at 2008-08-11 23:59:59.999 local time, true at 2008-08-12 00:00 local time');
    expect(inside.filter(({ attributes: { class: name } }) => name === 'role').map(({ text }) => text)).toEqual(
      fixedDate.steps.map(({ role }) => role),
    );
  });

  it('draws the deadlines in the order of time, each with a way to its finding', () => {
    const later: Finding = { ...fixedDate, deadline: '2030-01-01T00:00:00.000Z', firstMet: null, windows: [] };
    const all = elements({ ...sample, releaseDate: '2010-01-01', findings: [later, trial, fixedDate] });
    const svg = all.find(({ name }) => name === 'svg');
    const dots = allElements(svg ?? { name: '', attributes: {}, children: [], text: '' });
    expect(dots.flatMap(({ attributes: { href } }) => href ?? [])).toEqual(['#finding-3', '#finding-1']);
    const places = dots.flatMap(({ attributes: { cx } }) => (cx === undefined ? [] : [parseFloat(cx)]));
    expect(places).toEqual([6, 94]);
    const release = dots.find(({ attributes: { class: name } }) => name === 'release');
    // 2010-01-01 lies 6.5 % of the way from 2008-08-11T10:00Z to 2030.
    expect(parseFloat(release?.attributes.x1 ?? '')).toBeCloseTo(6 + 0.0649 * 88, 1);
  });

  it.each(['0001-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'not a date'])(
    'stays sound with the deadline %s',
    (deadline) => {
      const far = { ...fixedDate, deadline, firstMet: null };
      const text = page({ ...sample, findings: [fixedDate, far] });
      expect([parseErrors(text), faults(read(text))]).toEqual([[], []]);
      expect(text).not.toMatch(/NaN|Infinity/);
    },
  );

  it('counts the findings that it leaves out', () => {
    const findings = Array.from({ length: 1003 }, () => ({ ...fixedDate }));
    expect(page({ ...sample, findings })).toContain('3 more findings left out for length.');
  });

  it('allows by its own policy the style sheet that it holds, and nothing else', () => {
    const all = elements(sample);
    const policy = all.find(({ attributes: { 'http-equiv': name } }) => name === 'Content-Security-Policy');
    const sheet = /<style>([^]*?)<\/style>/.exec(page(sample))?.[1] ?? '';
    const digest = createHash('sha256').update(sheet).digest('base64');
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    expect(sheet).not.toMatch(/url\(|@import|</);
  });

  it('holds no markup, no link and no unseen character of the scanned code', () => {
    const shape = elements(sample, everything).filter(({ name }) => name === 'article').length;
    fc.assert(
      fc.property(cases, ({ analysis, lines }) => {
        const text = page(analysis, { ...everything, readLines: () => lines });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const root = read(text);
        expect([parseErrors(text), faults(root)]).toEqual([[], []]);
        expect(allElements(root).filter(({ name }) => name === 'article')).toHaveLength(shape - 1);
      }),
      { numRuns: 60 },
    );
  });
});

/** The relative luminance of `#rgb` or `#rrggbb`, as WCAG has it. */
function luminance(color: string): number {
  const digits = color.length === 4 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe('the style sheet', () => {
  const palettes = [...style.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) =>
    Object.fromEntries([...body.matchAll(/--(\w+):(#\w+)/g)].map(([, name = '', color = '']) => [name, color])),
  );
  it.each(['light', 'dark', 'print'].map((name, index) => [name, index] as const))('is legible: %s', (_, index) => {
    const palette = palettes[index] ?? {};
    const color = (name: string): string => palette[name] ?? '#000000';
    const severities = ['critical', 'high', 'medium', 'low', 'hidden'];
    const pairs = [
      ...['ink', 'soft', 'link', 'pass', 'fail'].flatMap((name) => [
        [name, 'page'],
        [name, 'panel'],
      ]),
      ...severities.map((name) => ['on', name]),
      ['markink', 'mark'],
    ];
    const faint = pairs.filter(([one = '', other = '']) => contrast(color(one), color(other)) < 4.5);
    expect(Object.keys(palette).length).toBeGreaterThan(12);
    expect(faint).toEqual([]);
  });
});
