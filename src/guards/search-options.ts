/**
 * What a search for guards is given, and what it finds out of one entry. Types alone.
 */
import type { Defines } from '../evaluate/defines.js';
import type { Entry } from '../evaluate/enter.js';
import type { Lexicon } from '../evaluate/lexicon.js';
import type { Watch } from '../evaluate/watch.js';
import type { Memory } from '../links/inquiry.js';
import type { Program } from '../links/program.js';
import type { EntryGuards } from './entry-guards.js';
import type { Elsewhere } from './gates.js';
import type { IsOwn } from './own.js';
import type { Timeline } from './timeline.js';

/** All that an entry gives by itself, whatever else is searched. */
export interface Explored {
  readonly timeline: Timeline;
  readonly found: EntryGuards;
  /** What it holds in the other build; null where the builds do not differ. */
  readonly elsewhere: Elsewhere | null;
  /** What it cost: the price is the same when it is only remembered. */
  readonly steps: number;
}

export interface SearchOptions {
  readonly program: Program;
  readonly lexicon: Lexicon;
  /** What the build puts in the place of names. */
  readonly defines?: Defines | undefined;
  /** What another build puts there: where an entry reads one of these names, it is searched in that build as well. */
  readonly otherDefines?: Defines | null | undefined;
  /** Whether a symbol that the clock meets at a place can be the product's own date, and not somebody's record. */
  readonly isOwn: IsOwn;
  /** Whether an entry is worth the steps that are kept back for such. */
  readonly isPromising: (entry: Entry) => boolean;
  /** What may be spent besides what the sizes of the files give; that of a whole scan when not given. */
  readonly baseSteps?: number | undefined;
  /** What earlier searches of the same program found out. */
  readonly memory?: Memory<Entry, Explored> | undefined;
  /** What somebody asks about. */
  readonly watch?: Watch | undefined;
}
