/** The shapes of `rules/clocks/`: how a library reads the clock, makes dates and uses them. */
import { proof } from './proof.js';
import { z } from './schema.js';

/** How a value read from a clock is to be understood. */
export const clockGives = ['milliseconds', 'seconds', 'date', 'text', 'iso', 'elapsed'] as const;

/** What a method of a date library does; the meaning of each verb is code (`evaluate/natives`), its names are data. */
export const dateVerbs = [
  'add',
  'subtract',
  'difference',
  'duration',
  'compare',
  'startOf',
  'endOf',
  'isAfter',
  'isBefore',
  'isSame',
  'isSameOrAfter',
  'isSameOrBefore',
  'isBetween',
  'milliseconds',
  'seconds',
  'toDate',
  'toText',
  'format',
  'isValid',
  'clone',
  'utc',
  'local',
  'parse',
  'now',
  'year',
  'month',
  'dayOfMonth',
  'weekday',
  'hour',
  'minute',
  'second',
  'millisecond',
  'set',
  'get',
  'min',
  'max',
  'throwsFrom',
  'nanoseconds',
  'since',
  'until',
  'between',
  'length',
  'amounts',
  'lengthIn',
  'toDayText',
  'inZone',
  'setsZone',
  'namesZone',
  'atZone',
  'ofZone',
  'toZone',
  'formatInZone',
  'toWall',
  'span',
  'spanFrom',
  'spanTo',
  'spanHolds',
  'spanIsAfter',
  'spanIsBefore',
  'isWithin',
] as const;
export type DateVerb = (typeof dateVerbs)[number];

/** A way to read the clock, to make a date or to use one. `as` says how `name` stands in the program. */
export const clockEntry = z.strictObject({
  name: z
    .string()
    .describe(
      'Dotted name from the global or the module: `Date.now`, `default`, `utc`; for `as: method` the bare name; for `as: origin` the end of the way by which a value came, `headers.get("date")`.',
    ),
  as: z.enum(['call', 'new', 'member', 'method', 'origin']),
  does: z
    .enum(dateVerbs)
    .describe(
      '`now` reads the clock; `throwsFrom` reads it and throws from the date on that it is given; `length` makes a length of a number, `lengthIn` asks a length in a unit; `inZone` changes to the zone that is named, `atZone` takes what a wall clock shows for that of a zone, `toWall` gives what the clocks of its zone show, without the zone; `setsZone` is how a program sets the zone of all dates, `namesZone` gives one; `ofZone` takes what the clocks of a zone show for a date, `toZone` gives it as a date of the wall clock, `formatInZone` as text; `span` makes a span of its two edges, `spanFrom` and `spanTo` of one and a length; `set` changes the fields that it names, by `(unit, value)` or `({ unit: value })`, `get` reads one; `isWithin` asks whether a date lies in a span, edges included, the method `spanHolds` without its end.',
    ),
  gives: z
    .enum(clockGives)
    .optional()
    .describe('For `now`: what comes back. `elapsed` counts from an unknown start and is never an instant.'),
  arguments: z
    .union([z.literal(0), z.literal(1)])
    .optional()
    .describe('Only counts when called with no more arguments than this; with more it makes a date.'),
  fields: z.literal(true).optional().describe('A number alone is a year, and no time since the epoch.'),
  utc: z
    .literal(true)
    .optional()
    .describe('What it gives or is handed is read in UTC; for `namesZone` the zone is UTC.'),
  remote: z
    .literal(true)
    .optional()
    .describe('The clock of another machine. Held against a clock of this one it is an anchor.'),
  date: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'For `throwsFrom`: where the date stands, the first that is there: `1` is the second argument, `1.by` a field of it.',
    ),
  from: z
    .string()
    .optional()
    .describe('For `as: origin`: a text that stands in the way to a time service; `name` is the field of its answer.'),
  unit: z
    .enum(['day', 'wall'])
    .optional()
    .describe(
      'The date it gives is what the wall clock shows and has no zone; a `day` is whole, and begins at midnight.',
    ),
  ...proof,
});
export const clockCatalogue = z.strictObject({
  $schema: z.string().optional(),
  library: z.string(),
  modules: z.array(z.string()).describe('Module specifiers that give this library.'),
  globals: z.array(z.string()).describe('Global names that give this library.'),
  screen: z.array(z.string()).min(1).describe('Words of which one must stand in a text that uses this clock.'),
  sparse: z
    .literal(true)
    .optional()
    .describe(
      'A library of other things as well: only where one of its names stands is the clock mentioned, not wherever the library is.',
    ),
  nativeTexts: z
    .literal(true)
    .optional()
    .describe(
      'Texts are read as JavaScript itself reads them, so that a day alone is UTC; the zone is only for asking.',
    ),
  mutable: z.literal(true).optional().describe('Arithmetic changes the date itself instead of giving another one.'),
  monthsFrom: z.literal(1).optional().describe('January is 1; without it, 0.'),
  monthCount: z
    .enum(['by-day', 'by-day-or-last'])
    .optional()
    .describe(
      'When a month is full: when its day has come, and with `or-last` also on the last day of the next month; without it, what the month added to the date gives.',
    ),
  monthNames: z
    .string()
    .optional()
    .describe('The constants of the months stand below this name: `Month` of `Month.JANUARY`.'),
  weekdaysFrom: z.literal(1).optional().describe('Monday is 1 and Sunday 7; without it, Sunday is 0.'),
  entries: z.array(clockEntry).min(1),
});

export type ClockCatalogue = z.infer<typeof clockCatalogue>;
export type ClockEntry = z.infer<typeof clockEntry>;
