/**
 * Time as the evaluator knows it: instants are milliseconds since the epoch, local time is the fields of UTC.
 * The one door to calendar arithmetic, dates in text and ISO 8601 durations; depends on no host zone or clock.
 */
export * from './calendar.js';
export * from './date-text.js';
export * from './periods.js';
