/** Rules and told findings as text for a terminal. All that comes from scanned code or from a report is escaped. */
import { shown } from '../report/escape.js';
import { beside, padded, wrap } from '../report/layout.js';
import type { Look, Style } from '../report/layout.js';
import { severities } from '../model.js';
import type { Rule } from '../rulebook/shapes.js';
import type { Told } from './past-report.js';

const labelWidth = 15;
const textLimit = 600;
const row = (look: Look, label: string, text: string): readonly string[] =>
  beside(look, padded(`  ${label}`, labelWidth), shown(text, textLimit));

/** A rule: what it claims, and its page. */
export function ruleText(look: Look, rule: Rule, page: string): string {
  const { id, title, precision, since, cwe, when } = rule;
  return [
    `${look.paint('strong', id)}  ${title}`,
    '',
    ...row(look, 'Says', rule.message.what),
    ...row(
      look,
      'Claims',
      `guards against ${when.anchor.join(', ')}; ${when.timing.join(', ')}; by ${when.via.join(', ')}`,
    ),
    ...row(look, 'Precision', precision),
    ...row(look, 'Weakness', cwe.map((number) => `CWE-${number}`).join(', ')),
    ...row(look, 'Since', since),
    '',
    ...unwrapped(page.trim())
      .split('\n')
      .flatMap((line) => pageLine(look, line)),
    '',
  ].join('\n');
}

/** The page with each paragraph on one line, for a terminal of another width. */
const unwrapped = (page: string): string => page.replace(/(\S)\n {0,2}(?=[^\n\s#-])/g, '$1 ');

const pageLine = (look: Look, line: string): readonly string[] =>
  line.startsWith('## ') ? [look.paint('heading', line.slice(3))] : wrap(line, look.width);

/** A finding as a report told it, and what its rule says to do. */
export function findingText(look: Look, finding: Told, rule: Rule | undefined): string {
  const { fingerprint, ruleId, severity, score, place, message, facts, reasons } = finding;
  const style: Style = severities.find((one) => one === severity) ?? 'strong';
  const [what = '', why = rule?.message.why ?? '', fix = rule?.message.fix ?? ''] = message.split('\n');
  return [
    `${look.paint(style, shown(severity.toUpperCase(), 20))}  ${shown(ruleId, 80)}  ${shown(place, 300)}`,
    ...wrap(shown(what, textLimit), look.width),
    '',
    ...Object.entries(facts).flatMap(([word, value]) => row(look, titled(word), value)),
    ...(score === null ? [] : row(look, 'Score', String(score))),
    ...reasons.flatMap(({ points, why: reason }) =>
      row(look, '', `${points < 0 ? '−' : '+'}${Math.abs(points)} ${reason}`),
    ),
    ...row(look, 'Fingerprint', fingerprint),
    '',
    ...row(look, 'Why', why),
    ...row(look, 'Fix', fix),
    ...row(look, 'More', `defuser explain ${ruleId}`),
    '',
  ].join('\n');
}

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
