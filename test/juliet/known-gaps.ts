/**
 * Cells of the flow matrix that are not followed yet, each with the cause. A gap that is closed has to leave the list.
 */
export interface KnownGap {
  /** Number of the flow and name of the trigger. */
  readonly cell: string;
  readonly why: string;
}

export const knownGaps: readonly KnownGap[] = [];
