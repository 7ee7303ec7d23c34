/**
 * Says a score in Markdown: the figures as a table, then every miss and every false alarm by name. What is printed is
 * what stands in `docs/accuracy.md`.
 */
import { explained } from './labels.mjs';
import { atLeast } from './score.mjs';

const titles = {
  bombsFound: 'bombs found (low or above)',
  bombsFlagged: 'bombs flagged (medium or above)',
  minifiedBombsFlagged: '… of these in minified code',
  lookalikesFlagged: 'look-alikes flagged (medium or above)',
  minifiedLookalikesFlagged: '… of these in minified code',
  lookalikesShown: 'look-alikes shown (low or above)',
  triggerAgrees: 'trigger agrees, of the bombs found',
  payloadAgrees: 'payload agrees, of the bombs found',
  deadlineAgrees: 'deadline within 36 hours, of the bombs found that have one',
};

const percent = ({ count, of }) => (of === 0 ? 'n/a' : `${((100 * count) / of).toFixed(1)} %`);

function table(head, rows) {
  const line = (row) => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// Notes are free text: a bar or an angle bracket in them would break the table.
const cell = (text) =>
  String(text)
    .replace(/[|<>*_`[\]\\]/g, (character) => `\\${character}`)
    .replace(/\s+/g, ' ');
const placeOf = (row) => `${row.package}@${row.version} ${row.file}:${row.line}${row.column ? `:${row.column}` : ''}`;
const code = (text) => `\`${text}\``;

function list(title, head, rows) {
  return rows.length === 0 ? `${title}: none.` : `${title}:\n\n${table(head, rows)}`;
}

/** Findings at no label, those of one explanation in one row. */
function strayRows(elsewhere) {
  const groups = new Map();
  for (const stray of elsewhere) {
    const known = explained.find(
      ({ package: name, rule, file }) =>
        name === stray.package && rule === stray.rule && (file === undefined || stray.file.endsWith(`/${file}`)),
    );
    const key = `${stray.package} ${stray.rule} ${known?.why}`;
    const group = groups.get(key) ?? { stray, count: 0, why: known?.why ?? 'not read yet' };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].map(({ stray, count, why }) => [code(stray.package), stray.rule, count, cell(why)]);
}

/** The whole score as Markdown. */
export function page({ date, command, packages, findings, elsewhere, seconds, failures, rows, figures }) {
  const missed = rows.filter((row) => row.label === 'bomb' && atLeast([row], 'low').length === 0);
  const alarms = atLeast(
    rows.filter((row) => row.label === 'benign'),
    'medium',
  );
  return [
    `Measured ${date} with ${code(command)}: ${packages} packages, ${findings} findings in all, ${Math.round(seconds)} s of scanning, ${failures.length} not scanned. ${elsewhere.length} findings of medium or above stand at no label: each is explained below.`,
    table(
      ['figure', 'count', 'share'],
      Object.entries(figures).map(([key, value]) => [titles[key], `${value.count} of ${value.of}`, percent(value)]),
    ),
    list(
      'Bombs missed',
      ['where', 'trigger and payload', 'what it is'],
      missed.map((row) => [code(placeOf(row)), `${row.trigger}, ${row.payload}`, cell(row.note)]),
    ),
    list(
      'Look-alikes flagged',
      ['where', 'flagged as', 'what it is'],
      alarms.map((row) => [code(placeOf(row)), `${row.severity}, ${row.ruleId}`, cell(`${row.kind}: ${row.note}`)]),
    ),
    list('Flagged at no label', ['package', 'flagged as', 'findings', 'what it is'], strayRows(elsewhere)),
    ...(failures.length > 0 ? [`Not scanned:\n\n${failures.map((failure) => `- ${cell(failure)}`).join('\n')}`] : []),
  ].join('\n\n');
}
