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

export const knownGaps: readonly KnownGap[] = [
  {
    cell: 'named amd modules',
    missing: [
      'build-age P90D throw',
      'fixed-date 2031-03-01Z throw',
      'fixed-date 2033-01-15Z destroy',
      'license-expiry P14D deny',
      'trial-period P30D throw',
    ],
    extra: ['build-age P0D throw', 'license-expiry P0D deny', 'trial-period P0D throw'],
    why: 'What the modules of one file hand to each other by `define` is not followed',
  },
];
