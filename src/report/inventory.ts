/**
 * The inventory: every deadline of an analysis as a row, for people (a table, Markdown) and machines (JSON). The calendar
 * is written in `calendar.ts`. Takes plain data; what comes from scanned code is escaped here.
 */
import { calendar } from './calendar.js';
import { inventoried } from './inventoried.js';
import { deadlineWord } from './explain.js';
import { escapeJson, inert, shown } from './escape.js';
import { padded } from './layout.js';
import type { Analysis } from '../model.js';

/** A deadline. */
export interface Deadline {
  /** The deadline, or what tells it: `first-run+P30D`, `every:P1Y`. */
  readonly when: string;
  readonly deadline: string | null;
  readonly firstMet: string | null;
  readonly rule: string;
  readonly payload: string;
  readonly severity: string;
  readonly arming: string;
  /** The dependency that it comes with, as `name@version`; null for the product's own. */
  readonly dependency: string | null;
  readonly path: string;
  readonly line: number;
  readonly declared: { readonly channel: string; readonly until: string | null; readonly owner: string | null } | null;
  readonly suppressed: boolean;
  readonly fingerprint: string;
}

const formatsByName = { table, json, markdown, ics: calendar } satisfies Record<
  string,
  (analysis: Analysis, versionOf: VersionOf) => string
>;
export type InventoryFormat = keyof typeof formatsByName;
export const inventoryFormats = Object.keys(formatsByName) as readonly InventoryFormat[];

/** The version of the package in a folder, by the folder's display path; null where nobody says. */
export type VersionOf = (folder: string) => string | null;

/** Writes the inventory; a calendar needs the release date. */
export const renderInventory = (analysis: Analysis, format: InventoryFormat, versionOf: VersionOf): string =>
  formatsByName[format](analysis, versionOf);

/** The rows. */
export const deadlinesOf = (analysis: Analysis, versionOf: VersionOf): readonly Deadline[] =>
  inventoried(analysis).map((finding) => {
    const { deadline, firstMet, ruleId, payload, severity, arming, place, declared, suppressed, fingerprint } = finding;
    return {
      when: deadlineWord(finding),
      deadline,
      firstMet,
      rule: ruleId,
      payload,
      severity,
      arming,
      dependency: dependencyOf(place.path, versionOf),
      path: place.path,
      line: place.line,
      declared: declared === null ? null : { channel: declared.channel, until: declared.until, owner: declared.owner },
      suppressed: suppressed !== null,
      fingerprint,
    };
  });

/** The innermost package that a file in node_modules belongs to. */
function dependencyOf(path: string, versionOf: VersionOf): string | null {
  const [, folder, name] = /^(.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path) ?? [];
  if (folder === undefined || name === undefined) return null;
  const version = versionOf(folder);
  return version === null ? name : `${name}@${version}`;
}

function json(analysis: Analysis, versionOf: VersionOf): string {
  const { releaseDate } = analysis;
  return escapeJson(
    `${JSON.stringify({ schemaVersion: 1, releaseDate, deadlines: deadlinesOf(analysis, versionOf) }, null, 2)}\n`,
  );
}

const heads = ['when', 'rule', 'payload', 'severity', 'where', 'dependency', 'announced'] as const;
const cellLimit = 200;

function cellsOf({
  when,
  rule,
  payload,
  severity,
  path,
  line,
  dependency,
  declared,
  suppressed,
}: Deadline): readonly string[] {
  const until = declared?.until ?? null;
  const owner = declared?.owner ?? null;
  const said = [
    ...(declared === null ? [] : [`declared for ${declared.channel}`]),
    ...(until === null ? [] : [`until ${until}`]),
    ...(owner === null ? [] : [`by ${owner}`]),
    ...(suppressed ? ['suppressed'] : []),
  ].join(' ');
  return [when, rule, payload, severity, `${shown(path, cellLimit)}:${line}`, dependency ?? '', said].map((text) =>
    shown(text, cellLimit),
  );
}

/** The rows under their heads; without a product's dependencies there is no column for them. */
function linesOf(deadlines: readonly Deadline[]): readonly (readonly string[])[] {
  const lines = [heads, ...deadlines.map(cellsOf)];
  const isOwn = deadlines.every(({ dependency }) => dependency === null);
  const left = isOwn ? heads.indexOf('dependency') : -1;
  return lines.map((line) => line.filter((_, column) => column !== left));
}

function table(analysis: Analysis, versionOf: VersionOf): string {
  const [head = [], ...rest] = linesOf(deadlinesOf(analysis, versionOf));
  if (rest.length === 0) return 'No deadline found.\n';
  const rows = [head.map((word) => word.toUpperCase()), ...rest];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${inert(lines.join('\n'))}\n`;
}

/** Everything that could be markup, a mention or an address is written as a reference. */
const inCell = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} .,:/+-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replace(/:\/\/|www\./gu, '&#58;$&');

function markdown(analysis: Analysis, versionOf: VersionOf): string {
  const [head = [], ...rest] = linesOf(deadlinesOf(analysis, versionOf));
  if (rest.length === 0) return 'No deadline found.\n';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rest.map((row) => line(row.map(inCell)))].join('\n')}\n`;
}
