/**
 * Reads every text once and keeps those that the screen lets through. What cannot be read is a problem, not a gap.
 */
import type { Problem, SourceText } from '../model.js';
import type { Screen } from './screen.js';

export interface Screened {
  readonly texts: readonly SourceText[];
  /** Texts with a mark in them, whether or not they are worth following. */
  readonly marked: readonly SourceText[];
  readonly problems: readonly Problem[];
  /** Bytes read. */
  readonly bytes: number;
}

/** The texts in which one of the screen's words stands; those with the `mark` in them are noted besides. */
export function screenTexts(sources: readonly SourceText[], screen: Screen, mark?: string): Screened {
  // A text is read once for both questions.
  let text = '';
  const lets = (source: SourceText): boolean => screen((text = source.read()));
  return screenSources(sources, lets, () => mark !== undefined && text.includes(mark));
}

/** The same for whoever knows the answers for some of them. `isMarked` is asked after `lets`. */
export function screenSources(
  sources: readonly SourceText[],
  lets: (source: SourceText) => boolean,
  isMarked: (source: SourceText) => boolean = () => false,
): Screened {
  const texts: SourceText[] = [];
  const marked: SourceText[] = [];
  const problems: Problem[] = [];
  let bytes = 0;
  for (const source of sources) {
    bytes += source.size;
    try {
      if (lets(source)) texts.push(source);
      if (isMarked(source)) marked.push(source);
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
  return { texts, marked, problems, bytes };
}
