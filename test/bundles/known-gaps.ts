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

/** What becomes of the product where the modules of a bundle know nothing of each other. */
const unlinked = (cell: string, more: readonly string[] = []): KnownGap => ({
  cell,
  missing: [
    'build-age P90D throw',
    'fixed-date 2031-03-01Z throw',
    ...more,
    'license-expiry P14D deny',
    'trial-period P30D throw',
  ],
  extra: ['build-age P0D throw', 'license-expiry P0D deny', 'trial-period P0D throw'],
  why: 'what one numbered module of a bundle hands to another is not followed',
});

export const knownGaps: readonly KnownGap[] = [
  unlinked('webpack modules'),
  unlinked('webpack modules minified'),
  unlinked('webpack development', ['fixed-date 2033-01-15Z destroy']),
  unlinked('webpack development, plain'),
  unlinked('parcel modules', ['fixed-date 2033-01-15Z destroy']),
];
