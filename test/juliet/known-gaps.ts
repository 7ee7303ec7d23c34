/**
 * Cells of the flow matrix that are not followed yet, each with the cause. A gap that is closed has to leave the list.
 */
export interface KnownGap {
  /** Number of the flow and name of the trigger. */
  readonly cell: string;
  readonly why: string;
}

const gaps = (flow: string, triggers: readonly string[], why: string): KnownGap[] =>
  triggers.map((trigger) => ({ cell: `${flow} ${trigger}`, why }));

export const knownGaps: readonly KnownGap[] = [
  ...gaps(
    '22',
    ['absolute', 'field-wise', 'build + N', 'first run + N', 'window', 'scheduled'],
    'a file that only sets a flag mentions no clock, and is not read before something in it is known to matter',
  ),
  ...gaps(
    '44',
    ['absolute', 'field-wise', 'first run + N', 'window', 'scheduled'],
    'a function that is called by a name in brackets is not known to depend on its callers',
  ),
  ...gaps(
    '68',
    ['absolute', 'field-wise', 'build + N', 'first run + N', 'window', 'scheduled'],
    'what another file puts on the global object is not seen by those that do not run it',
  ),
  ...gaps(
    '82',
    ['absolute', 'field-wise', 'first run + N', 'window', 'scheduled'],
    'a method that only subclasses have is not looked for in them',
  ),
];
