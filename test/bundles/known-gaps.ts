/**
 * Cells of the table of bundles that are not read as well as the sources, each with what differs and the cause. A gap
 * that is closed has to leave the list.
 */
export interface KnownGap {
  readonly cell: string;
  /** Findings of the sources that the bundle does not give. */
  readonly missing: readonly string[];
  /** Findings that only the bundle gives. */
  readonly extra: readonly string[];
  readonly why: string;
}

export const knownGaps: readonly KnownGap[] = [];
