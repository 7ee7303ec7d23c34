/**
 * Reads every text once and keeps those that the screen lets through. What cannot be read is a problem, not a gap.
 */
import type { Problem, SourceText } from '../model.js';
import type { Screen } from './screen.js';

export interface Screened {
  readonly texts: readonly SourceText[];
  readonly problems: readonly Problem[];
  /** Bytes read. */
  readonly bytes: number;
}

/** The texts in which one of the screen's words stands. */
export const screenTexts = (sources: readonly SourceText[], screen: Screen): Screened =>
  screenSources(sources, (source) => screen(source.read()));

/** The same for whoever knows the answer for some of them. */
export function screenSources(sources: readonly SourceText[], lets: (source: SourceText) => boolean): Screened {
  const texts: SourceText[] = [];
  const problems: Problem[] = [];
  let bytes = 0;
  for (const source of sources) {
    bytes += source.size;
    try {
      if (lets(source)) texts.push(source);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({
        kind: 'unreadable',
        path: source.displayPath,
        line: null,
        message: `it could not be read: ${reason}`,
        incomplete: true,
      });
    }
  }
  return { texts, problems, bytes };
}
