/**
 * The time line of the HTML report: a row a dated finding, in order of time, with a dot at its deadline and a bar as
 * long as the harm lasts. Places are percentages, so that the letters keep their size on a narrow screen.
 */
import { byDeadline, instantOf, instantOfText } from './deadlines.js';
import { deadlinePhrase } from './explain.js';
import { element, xmlText } from './xml.js';
import type { Finding } from '../model.js';

const rowLimit = 40;
const rowHeight = 30;
const axisHeight = 28;
const tickLimit = 4;
/** Months between ticks. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 60_000, 600_000];
const month = 30.44 * 86_400_000;
/** What is left free at both sides, in percent. */
const margin = 6;

interface Row {
  readonly finding: Finding;
  readonly at: number;
}
interface Scale {
  readonly from: number;
  readonly to: number;
  readonly x: (instant: number) => number;
}

/**
 * Draws the time line.
 * @param numberOf the number of a finding's article, which stands in its dot
 * @returns markup; nothing when no finding has a date
 */
export function timeLine(
  findings: readonly Finding[],
  releaseDate: string | null,
  numberOf: (finding: Finding) => number,
): string {
  const all = byDeadline(findings).flatMap((finding): readonly Row[] => {
    const at = instantOf(finding);
    return at === null ? [] : [{ finding, at }];
  });
  if (all.length === 0) return '';
  const rows = all.slice(0, rowLimit);
  const release = releaseDate === null ? null : instantOfText(releaseDate);
  const scale = scaleOf([...rows.map(({ at }) => at), ...(release === null ? [] : [release])]);
  const height = rows.length * rowHeight + axisHeight + (release === null ? 0 : axisHeight / 2);
  const top = height - rows.length * rowHeight - axisHeight;
  const floor = height - axisHeight;
  const drawn = [
    ...ticks(scale).map(({ at, label }) => tickMarkup(scale.x(at), label, top, floor)),
    ...(release === null ? [] : [releaseMarkup(scale.x(release), floor)]),
    ...rows.map((row, index) => rowMarkup(row, scale, top + (index + 0.5) * rowHeight, numberOf(row.finding))),
  ];
  const about = 'Time line of the deadlines; the table below says the same';
  const svg = element('svg', { width: '100%', height, role: 'group', 'aria-label': about }, drawn.join('\n'));
  const left = all.length - rows.length;
  const more = left > 0 ? element('p', { class: 'soft' }, `and ${left} later ones in the table`) : '';
  return element('div', { class: 'time' }, svg + more);
}

function scaleOf(instants: readonly number[]): Scale {
  const first = Math.min(...instants);
  const last = Math.max(...instants);
  const pad = last - first < 12 * month ? 6 * month : 0;
  const [from, to] = [first - pad, last + pad];
  return { from, to, x: (at) => margin + ((at - from) / (to - from)) * (100 - 2 * margin) };
}

/** Ticks at whole months or years: at most as many as fit. */
function ticks({ from, to }: Scale): readonly { readonly at: number; readonly label: string }[] {
  const step = steps.find((months) => (to - from) / month / months <= tickLimit) ?? 600_000;
  const start = new Date(from);
  const firstMonth = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const found: { at: number; label: string }[] = [];
  for (let count = Math.ceil(firstMonth / step) * step; found.length <= tickLimit; count += step) {
    const year = Math.floor(count / 12);
    const date = new Date(0);
    date.setUTCFullYear(year, count - year * 12, 1);
    const at = date.getTime();
    if (Number.isNaN(at) || at > to) break;
    const label = step < 12 ? `${year}-${String(count - year * 12 + 1).padStart(2, '0')}` : String(year);
    if (at >= from) found.push({ at, label });
  }
  return found;
}

const percent = (value: number): string => `${Math.round(Math.max(0, Math.min(100, value)) * 100) / 100}%`;

const tickMarkup = (x: number, label: string, top: number, floor: number): string =>
  element('line', { class: 'tick', x1: percent(x), x2: percent(x), y1: top, y2: floor }, '') +
  element('text', { x: percent(x), y: floor + 18, 'text-anchor': 'middle' }, xmlText(label));

const releaseMarkup = (x: number, floor: number): string =>
  element('line', { class: 'release', x1: percent(x), x2: percent(x), y1: 14, y2: floor }, '') +
  element('text', { x: percent(x), y: 11, 'text-anchor': x > 80 ? 'end' : x < 20 ? 'start' : 'middle' }, 'release');

function rowMarkup({ finding, at }: Row, scale: Scale, y: number, number: number): string {
  const x = scale.x(at);
  const window = finding.windows.find(({ from }) => from === finding.deadline);
  const until = instantOfText(window?.to ?? '');
  const end = until === null ? 100 : Math.min(100, scale.x(until));
  const span = element('rect', { class: 'span', x: percent(x), y: y - 5, width: percent(end - x), height: 10 }, '');
  const label = `Finding ${number}: ${finding.severity}, ${deadlinePhrase(finding)}`;
  const dot = element('circle', { cx: percent(x), cy: y, r: 12 }, '');
  const digits = element('text', { x: percent(x), y: y + 4, 'text-anchor': 'middle' }, String(number));
  return element(
    'g',
    { class: finding.severity },
    `${span}${element('a', { href: `#finding-${number}`, 'aria-label': label }, dot + digits)}`,
  );
}
