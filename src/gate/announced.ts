/**
 * Declarations and suppressions in the source, laid on the findings that they cover. Takes remarks and findings, gives
 * the findings with them and a problem for every remark that cannot be followed or that nothing follows from.
 *
 * A suppression covers the guards that begin on the next line with code or in the head of the statement that begins
 * there. A declaration covers a whole function besides, and the guards whose date stands in that code. Behind code on its
 * line, `defuser-ignore-line` and a declaration stand for that line.
 */
import type { Finding, Place, Problem } from '../model.js';
import type { Remark, Span } from '../syntax/remarks.js';
import { isReached } from './days.js';
import { parseDirective } from './directives.js';
import type { Directive } from './directives.js';

export interface Announced {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Lays the announcements on the findings. Of two for one finding, the one nearer to it counts. */
export function announce(
  findings: readonly Finding[],
  remarks: readonly Remark[],
  releaseDate: string | null,
): Announced {
  const marked = [...findings];
  const problems: Problem[] = [];
  for (const remark of remarks) {
    const said = parseDirective(remark.text);
    if (said === null) continue;
    if (isForeign(remark.place)) {
      problems.push(problem(remark, foreign));
      continue;
    }
    if (typeof said === 'string') {
      problems.push(problem(remark, `This comment is not followed: ${said}.`));
      continue;
    }
    const covered = indexesCovered(findings, remark, said);
    const late = lateness(said, releaseDate);
    if (covered.length === 0) problems.push(problem(remark, unused(said)));
    else if (late !== null) problems.push(problem(remark, late));
    for (const index of covered) {
      marked[index] = withDirective(marked[index] as Finding, said, remark.place, late !== null);
    }
  }
  return { findings: marked, problems };
}

/** Whoever ships a dependency may not speak for those who release a product with it. */
const isForeign = ({ path }: Place): boolean => /(?:^|\/)node_modules\//.test(path);
const foreign =
  'This comment is not followed: a dependency cannot say what may stand in your release. Say it in your baseline.';

const problem = ({ place }: Remark, message: string): Problem => ({
  kind: 'directive',
  path: place.path,
  line: place.line,
  message,
  incomplete: false,
});

/**
 * Findings in the code that the remark stands for. One that a source map alone leads there does not count: what a map
 * tells may not silence anything.
 */
function indexesCovered(findings: readonly Finding[], remark: Remark, said: Directive): number[] {
  const span = spanOf(remark, said);
  if (span === null) return [];
  const here = findings.flatMap((finding, index) => {
    const { place, ruleId, anchor } = finding;
    const stands = ({ path, start }: Place): boolean =>
      path === remark.place.path && start >= span.start && start < span.end;
    // Somebody who declares a date writes it where the date stands.
    const isHere = stands(place) || (said.verb === 'defuser-declare' && anchor.place !== null && stands(anchor.place));
    return isHere && (said.rules.includes('all') || said.rules.includes(ruleId)) ? [{ finding, index }] : [];
  });
  return here.filter(({ finding }) => !finding.isMapped).map(({ index }) => index);
}

function spanOf({ beside, next, whole }: Remark, { verb }: Directive): Span | null {
  if (verb === 'defuser-ignore-line') return beside ?? next;
  return verb === 'defuser-declare' ? (beside ?? whole) : next;
}

function unused({ verb, rules }: Directive): string {
  const what = rules.includes('all') ? 'no finding' : `no finding of ${rules.join(' or ')}`;
  const where = verb === 'defuser-ignore-line' ? 'on its line' : 'in the code that it stands for';
  return `\`${verb}\` is unused: there is ${what} ${where}. Take the comment out, or move it above the guard.`;
}

function lateness({ verb, settings }: Directive, releaseDate: string | null): string | null {
  const { expires, until } = settings;
  if (expires !== undefined && isReached(expires, releaseDate) === true)
    return `\`${verb}\` expired on ${expires}, so the finding counts again. Remove the guard, or decide anew.`;
  if (until !== undefined && isReached(until, releaseDate) === true)
    return `The declaration ended on ${until}, before this release. Remove the guard, or declare it anew.`;
  return null;
}

function withDirective(finding: Finding, said: Directive, place: Place, isLate: boolean): Finding {
  const { until = null, channel = '', owner = null, expires = null } = said.settings;
  if (said.verb === 'defuser-declare')
    return { ...finding, declared: { until, channel, owner, reason: said.reason, place } };
  if (isLate) return finding;
  return { ...finding, suppressed: { by: 'source', expires, reason: said.reason, author: null, place } };
}
