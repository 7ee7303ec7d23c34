/**
 * What somebody asks about: a line of a file. The search leaves here what it normally lets go of the comparisons there;
 * without a watch nothing of it is kept. Holds syntax nodes, so it never leaves the engine.
 */
import type { Guard } from './guard.js';
import type { Entry } from './enter.js';
import type { Finding } from '../model.js';
import type { Fact } from '../rulebook/facts.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { placeOfNode } from '../syntax/places.js';
import type { ts } from '../syntax/typescript.js';

/** A comparison at one instant, its two sides as texts. */
export interface Sample {
  readonly at: number;
  readonly outcomes: string;
  readonly clock: string | null;
  readonly other: string | null;
}

/** A comparison with the clock, as one entry ran through it. */
export interface Sighting {
  readonly node: ts.Node;
  readonly entry: Entry;
  /** Why no guard came of it; null when one did. */
  readonly fact: Fact | null;
  readonly samples: readonly Sample[];
  readonly anchors: readonly string[];
  readonly local: boolean;
}

export class Watch {
  readonly sightings: Sighting[] = [];
  /** Every comparison with the clock in the file, for whoever asked a few lines off. */
  readonly inFile = new Set<ts.Node>();
  readonly findings = new Map<Guard, Finding>();

  /** `path` is the key of the source; `start` and `end` are offsets in its text. */
  constructor(
    readonly path: string,
    readonly start: number,
    readonly end: number,
  ) {}

  isInFile(node: ts.Node): boolean {
    return node.getSourceFile().fileName === this.path;
  }

  covers(file: ParsedFile, node: ts.Node): boolean {
    if (!this.isInFile(node)) return false;
    const { start, end } = placeOfNode(file, node);
    return start < this.end && end > this.start;
  }
}
