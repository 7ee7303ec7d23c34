/**
 * `Intl.DateTimeFormat` objects: `format` and `formatToParts` for the locales with a fixed form, `resolvedOptions` stays with the host.
 */
import { unknown } from '../values.js';
import type { DateValue, Value } from '../values.js';
import { constructDate } from './date.js';
import { localeParts, localeText } from './locale-dates.js';
import { methodPath, nativeTable, symbolFor } from './native-function.js';
import type { NativeFunction, NativeTable } from './native-function.js';

type Write = (date: DateValue, locale: Value | undefined, options: Value | undefined) => Value | null;

/** A method of a formatter that writes a date: the present one where none is given. */
const writing =
  (write: Write): NativeFunction =>
  (call) => {
    const { receiver } = call;
    if (receiver.kind !== 'object' || receiver.brand !== 'date-format') return null;
    const date = constructDate(call);
    if (date?.kind !== 'date') return date;
    const text = write(date, receiver.properties.get('[[locale]]'), receiver.properties.get('[[options]]'));
    return text ?? symbolFor(methodPath(call), [date]);
  };
const format = writing((date, locale, options) => localeText(date, locale, options, 'any'));
const formatToParts = writing(localeParts);
const resolvedOptions: NativeFunction = ({ receiver }) =>
  receiver.kind === 'object' && receiver.brand === 'date-format'
    ? unknown('Intl.DateTimeFormat().resolvedOptions()')
    : null;

/** Methods of formatters. */
export const formatMethods: NativeTable = nativeTable({ format, formatToParts, resolvedOptions });
