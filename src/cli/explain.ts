/**
 * `defuser explain`: what a rule looks for, from its own data and page; or what a finding says, by its fingerprint, from
 * a report or a fresh scan. Decides nothing.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { excludedBy, rulebookFor } from '../config/options.js';
import { discover } from '../discover/discover.js';
import { inWords } from '../discover/read.js';
import { DefuserError } from '../errors.js';
import { escapeJson } from '../report/escape.js';
import { lookFor } from '../report/layout.js';
import { shippedRules } from '../rulebook/load.js';
import type { Rule } from '../rulebook/shapes.js';
import { nearest } from '../similar.js';
import { findingText, ruleText } from './explain-text.js';
import { usualWidth, wantsColor } from './io.js';
import type { Io } from './io.js';
import { toldBy, toldIn } from './past-report.js';
import type { Told } from './past-report.js';
import { settingsFor } from './settings.js';
import type { ConfigurableOptions } from './settings.js';

/** The options of `defuser explain`, parsed and checked. */
export interface ExplainOptions extends ConfigurableOptions {
  readonly format: 'pretty' | 'json';
  readonly from?: string;
  readonly in?: readonly string[];
  readonly color?: boolean;
}

const fingerprintLike = /^[0-9a-f]{6,64}$/;

/** Explains. Gives 0; throws a DefuserError where there is no such rule or finding. */
export async function explain(subject: string, options: ExplainOptions, io: Io): Promise<number> {
  const settings = settingsFor(options, io);
  const { rules } = rulebookFor(settings.config, settings.folder);
  const rule = rules.find(({ id }) => id === subject);
  const look = lookFor({ color: wantsColor(options.color, io), width: io.stdout.columns ?? usualWidth });
  if (rule !== undefined) {
    const page = pageOf(rule);
    io.stdout.write(options.format === 'json' ? json({ ...rule, page }) : ruleText(look, rule, page));
    return 0;
  }
  if (!fingerprintLike.test(subject)) throw unknownSubject(subject, rules);
  const from = options.from ?? null;
  const told = from === null ? await scanned(options, settings, io) : toldIn(readReport(from, io), from);
  const finding = theOne(subject, told, from ?? 'the scan');
  const itsRule = rules.find(({ id }) => id === finding.ruleId);
  io.stdout.write(options.format === 'json' ? json(finding) : findingText(look, finding, itsRule));
  return 0;
}

const json = (data: unknown): string => escapeJson(`${JSON.stringify(data, null, 2)}\n`);

/** The rule's page without its head; a rule always has one, a test says so. */
const pageOf = ({ id }: Rule): string =>
  readFileSync(path.join(shippedRules, id, 'README.md'), 'utf8').replace(/^[^]*?(?=^## )/m, '');

function unknownSubject(subject: string, rules: readonly Rule[]): DefuserError {
  const ids = rules.map(({ id }) => id);
  const near = nearest(subject, ids);
  const meant = near === null ? '' : `Did you mean ${near}? `;
  return new DefuserError(
    `${subject} is neither a rule nor a fingerprint`,
    `${meant}The rules are ${ids.join(', ')}; a fingerprint is 6 characters of 0-9 and a-f or more`,
  );
}

async function scanned(
  options: ExplainOptions,
  settings: ReturnType<typeof settingsFor>,
  io: Io,
): Promise<readonly Told[]> {
  const { config, folder, releaseDate, supportWindow, defines, profile } = settings;
  const excluded = excludedBy(config, folder);
  const found =
    options.in === undefined && config.include !== undefined
      ? await discover(config.include, { cwd: io.cwd, from: folder, excluded })
      : await discover(options.in ?? ['.'], { cwd: io.cwd, excluded });
  const { analyzeSources } = await import('../analyze.js');
  const rulebook = rulebookFor(config, folder);
  const { rules } = config;
  return toldBy(await analyzeSources({ ...found, rulebook, releaseDate, supportWindow, defines, profile, rules }));
}

function readReport(file: string, io: Io): string {
  try {
    return readFileSync(path.resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new DefuserError(`cannot read ${file}: ${inWords(error)}`, 'Name a report, as --format json writes it');
  }
}

/** The finding that a fingerprint means; copies of a file may share it, then the first one speaks for all. */
function theOne(asked: string, told: readonly Told[], where: string): Told {
  const fits = told.filter(({ fingerprint }) => fingerprint.startsWith(asked));
  const [first] = fits;
  if (first === undefined) {
    const remedy =
      'Take a fingerprint from --format json or --format sarif of the same scan, or name the paths with --in';
    throw new DefuserError(`no finding of ${where} has the fingerprint ${asked}`, remedy);
  }
  const all = [...new Set(fits.map(({ fingerprint }) => fingerprint))];
  if (all.length === 1) return first;
  throw new DefuserError(
    `${asked} stands for ${all.length} findings`,
    `Write more of it: ${all.slice(0, 3).join(', ')}`,
  );
}
