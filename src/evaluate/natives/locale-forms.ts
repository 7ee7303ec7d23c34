/**
 * How the fixed locales write dates and times, as patterns of letters (`locale-dates.ts` says what each shows). Only
 * forms that have been the same in every edition of the locale data that programs meet.
 */

/** Letters stand for fields, everything else for itself. */
export type Form = string;

/** What stands between the parts of a day: for all three, for year and month, for month and day. */
interface Locale {
  readonly day: (year: string, month: string, day: string) => Form;
  readonly yearMonth?: (year: string, month: string) => Form;
  readonly monthDay?: (month: string, day: string) => Form;
  /** Months and days always have two digits where a year or each other stands beside them. */
  readonly padded?: true;
  /** Between a day and a time; absent where the day has twelve hours. */
  readonly between?: string;
  /** The day has twelve hours, with `AM` and `PM` behind. */
  readonly halved?: true;
  /** Names of months and weekdays, where they are English. */
  readonly named?: (year: string, month: string, day: string, weekday: string) => Form;
}

const dashes = (...parts: string[]): Form => parts.join('-');
const slashes = (...parts: string[]): Form => parts.join('/');
const swedish: Locale = { day: dashes, yearMonth: dashes, padded: true, between: ' ' };

const locales: Readonly<Record<string, Locale>> = {
  'en-US': {
    halved: true,
    day: (year, month, day) => slashes(month, day, year),
    yearMonth: (year, month) => slashes(month, year),
    monthDay: slashes,
    named: (year, month, day, weekday) => {
      if (weekday !== '' && day === '' && month !== '') return '';
      const date = [month, day].filter((part) => part !== '').join(' ');
      const dated = year === '' ? date : day === '' ? `${date} ${year}` : `${date}, ${year}`;
      return [weekday, dated].filter((part) => part !== '').join(', ');
    },
  },
  'en-GB': {
    day: (year, month, day) => slashes(day, month, year),
    yearMonth: (year, month) => slashes(month, year),
    monthDay: (month, day) => slashes(day, month),
    padded: true,
    between: ', ',
    named: (year, month, day, weekday) =>
      // September has three letters in some editions and four in others.
      weekday === '' && month !== 'S' ? [day, month, year].filter((part) => part !== '').join(' ') : '',
  },
  'sv-SE': swedish,
  sv: swedish,
  'en-CA': { day: dashes, padded: true },
  'de-DE': { day: (year, month, day) => [day, month, year].join('.'), between: ', ' },
  'fr-FR': {
    day: (year, month, day) => slashes(day, month, year),
    yearMonth: (year, month) => slashes(month, year),
    monthDay: (month, day) => slashes(day, month),
    padded: true,
    between: ' ',
  },
};

/** The styles of a day by name, where every edition has the same. */
const styled: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  'en-US': { short: 'M/D/y', medium: 'S D, Y', long: 'L D, Y', full: 'W, L D, Y' },
  'en-GB': { short: 'E/N/Y', long: 'D L Y' },
  'de-DE': { short: 'E.N.y', medium: 'E.N.Y' },
  'fr-FR': { short: 'E/N/Y' },
  'en-CA': { short: 'Y-N-E' },
  'sv-SE': { short: 'Y-N-E' },
  sv: { short: 'Y-N-E' },
};
/** The pattern of a style of a day in a locale; null where none is fixed. */
export const styleForm = (locale: string, style: string): Form | null =>
  Object.hasOwn(styled, locale) ? (styled[locale]?.[style] ?? null) : null;

const yearLetters: Readonly<Record<string, string>> = { numeric: 'Y', '2-digit': 'y' };
const monthLetters: Readonly<Record<string, string>> = { numeric: 'M', '2-digit': 'N', long: 'L', short: 'S' };
const dayLetters: Readonly<Record<string, string>> = { numeric: 'D', '2-digit': 'E' };
const weekdayLetters: Readonly<Record<string, string>> = { long: 'W', short: 'V' };

/** The pattern for the parts of a day in a locale; null where none is fixed. */
export function formsOf(locale: string, names: readonly string[], styles: ReadonlyMap<string, string>): Form | null {
  const known = Object.hasOwn(locales, locale) ? locales[locale] : undefined;
  if (known === undefined) return null;
  const letter = (name: string, letters: Readonly<Record<string, string>>): string | undefined =>
    names.includes(name) ? letters[styles.get(name) ?? ''] : '';
  const [year, month] = [letter('year', yearLetters), letter('month', monthLetters)];
  const [day, weekday] = [letter('day', dayLetters), letter('weekday', weekdayLetters)];
  if (year === undefined || month === undefined || day === undefined || weekday === undefined) return null;
  if (weekday !== '' || month === 'L' || month === 'S') {
    const isNamed = month === 'L' || month === 'S' || (month === '' && year === '' && day === '');
    const form = isNamed ? known.named?.(year, month, day, weekday) : undefined;
    return form === undefined || form === '' ? null : form;
  }
  return numericForm(known, year, month, day);
}

/** Numbers alone. Where one part stands by itself it is a plain number in every locale here. */
function numericForm(locale: Locale, year: string, month: string, day: string): Form | null {
  // What only one of them asks for is done differently by every edition.
  if (locale.padded === true && (month + day === 'ME' || month + day === 'ND')) return null;
  const [longMonth, longDay] = locale.padded === true ? ['N', 'E'] : [month, day];
  if (year !== '' && month !== '' && day !== '')
    return year === 'y' && locale.day === dashes ? null : locale.day(year, longMonth, longDay);
  if (year !== '' && month !== '') return locale.yearMonth?.(year, longMonth) ?? null;
  if (month !== '' && day !== '') return locale.monthDay?.(longMonth, longDay) ?? null;
  if (year !== '' && day !== '') return null;
  return year + month + day;
}

interface TimeForm {
  readonly text: Form;
  readonly between: string;
}

/** The pattern for hours, minutes and seconds; empty where none is wanted, null where the form is not fixed. */
export function timeForm(
  locale: string,
  names: readonly string[],
  styles: ReadonlyMap<string, string>,
): TimeForm | null {
  const is24 = styles.get('clock') === 'h23';
  const wanted = names.join(' ');
  if (wanted === '') return { text: '', between: '' };
  const known = Object.hasOwn(locales, locale) ? locales[locale] : undefined;
  if (known === undefined || !/^hour minute(?: second)?$/.test(wanted)) return null;
  const isHalved = known.halved === true && !is24;
  const between = known.between ?? (is24 || isHalved ? ', ' : null);
  if (between === null) return null;
  const text = wanted.endsWith('second') ? 'm:s' : 'm';
  // The blank is a narrow one in some editions: whoever reads the text again does not mind.
  return { text: isHalved ? `${styles.get('hour') === '2-digit' ? 'k' : 'h'}:${text} p` : `H:${text}`, between };
}
