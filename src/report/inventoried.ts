/** Which findings an inventory lists, and in which order. */
import { deadlineWord } from './explain.js';
import { severities } from '../model.js';
import type { Analysis, Finding } from '../model.js';

/** Findings with a deadline worth knowing: all but the hidden ones, and what is declared; by their dates, then the rest. */
export function inventoried({ findings }: Analysis): readonly Finding[] {
  const listed = findings.filter(({ severity, declared }) => severity !== 'hidden' || declared !== null);
  return [...listed].sort(
    (a, b) =>
      order(a.deadline ?? '~', b.deadline ?? '~') ||
      order(deadlineWord(a), deadlineWord(b)) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      order(a.place.path, b.place.path) ||
      a.place.start - b.place.start,
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
