/**
 * `Intl.DateTimeFormat` objects: `format` for the locales with a fixed form, `resolvedOptions` stays with the host.
 */
import { unknown } from '../values.js';
import { constructDate } from './date.js';
import { localeDate } from './locale-dates.js';
import { methodPath, nativeTable, symbolFor } from './native-function.js';
import type { NativeFunction, NativeTable } from './native-function.js';

const format: NativeFunction = (call) => {
  const { receiver } = call;
  if (receiver.kind !== 'object' || receiver.brand !== 'date-format') return null;
  const date = constructDate(call);
  if (date?.kind !== 'date') return date;
  const text = localeDate(date, receiver.properties.get('[[locale]]'), receiver.properties.get('[[options]]'));
  return text ?? symbolFor(methodPath(call), [date]);
};
const resolvedOptions: NativeFunction = ({ receiver }) =>
  receiver.kind === 'object' && receiver.brand === 'date-format'
    ? unknown('Intl.DateTimeFormat().resolvedOptions()')
    : null;

/** Methods of formatters. */
export const formatMethods: NativeTable = nativeTable({ format, resolvedOptions });
