/**
 * Instants for field-wise code: `getMonth() === 11 && getDate() === 25` names no instant, but its constants do.
 * Every combination of the constants that a field was compared with gives one, within a bound: first of those that belong
 * to one reading of the clock, then of all.
 */
import type { FieldConstant, Trace } from '../evaluate/trace.js';
import type { Field } from '../evaluate/values.js';

const combinationLimit = 72;
const referenceYears = [2000, 2001];
const DAY = 86_400_000;

type Constants = readonly FieldConstant[];

const constantsOf = (all: Constants, field: Field): number[] =>
  [...new Set(all.filter((one) => one.field === field).map(({ value }) => Math.floor(value)))].sort((a, b) => a - b);

const orDefault = (values: readonly number[], fallback: readonly number[]): readonly number[] =>
  values.length > 0 ? values : fallback;

/** Years compared with, their neighbours too when months decide as well: field-wise code is often not monotone. */
function yearsOf(all: Constants, hasFiner: boolean): readonly number[] {
  const years = constantsOf(all, 'year').map((year) => (year < 400 ? year + 1900 : year));
  if (years.length === 0) return referenceYears;
  if (!hasFiner) return years;
  const around = years.flatMap((year) => [year - 2, year - 1, year, year + 1]);
  return [...new Set(around)].filter((year) => year > 1970 && year < 2200).sort((a, b) => a - b);
}

/** Months compared with: `getMonth() + 1 >= 12` counts from 1, so each may mean the one before it as well. */
function monthsOf(all: Constants): number[] {
  const months = constantsOf(all, 'month').flatMap((month) => [month - 1, month]);
  return [...new Set(months)].filter((month) => month >= 0 && month <= 12).sort((a, b) => a - b);
}

/** The first days of a month that fall on the weekdays wanted. */
function daysOn(year: number, month: number, weekdays: readonly number[]): number[] {
  const first = Date.UTC(year, month, 1);
  return weekdays.map((weekday) => 1 + ((((weekday - new Date(first).getUTCDay()) % 7) + 7) % 7));
}

/** Days of the month that fall on weekdays: a Friday the 13th, and what is named beside them. */
function daysThatFallOn(
  year: number,
  months: readonly number[],
  days: readonly number[],
  weekdays: readonly number[],
): number[] {
  const all = months.length > 0 ? months : Array.from({ length: 12 }, (_, month) => month);
  const times = all.flatMap((month) => days.map((day) => Date.UTC(year, month, day)));
  return times.filter((time) => weekdays.includes(new Date(time).getUTCDay()));
}

/** Instants to try, each after the millisecond before it; those of one reading of the clock are ascending. */
export function synthesise(traces: readonly Trace[]): number[] {
  const constants = [...new Map(traces.flatMap(({ fieldConstants }) => [...fieldConstants])).values()];
  const clocks = new Set(constants.map(({ clock }) => clock));
  const times = new Set<number>();
  if (clocks.size > 1)
    for (const clock of clocks)
      addTimes(
        times,
        constants.filter((one) => one.clock === clock),
      );
  addTimes(times, constants);
  return [...times].slice(0, combinationLimit).flatMap((time) => [time - 1, time]);
}

function addTimes(times: Set<number>, all: Constants): void {
  for (const time of timesOf(all)) if (Number.isFinite(time)) times.add(time);
}

/** What the constants of these fields name together, ascending. */
function timesOf(all: Constants): number[] {
  const [months, days, weekdays, hours, minutes] = [
    monthsOf(all),
    constantsOf(all, 'dayOfMonth'),
    constantsOf(all, 'weekday'),
    constantsOf(all, 'hour'),
    constantsOf(all, 'minute'),
  ];
  const hasFiner = months.length + days.length + weekdays.length + hours.length > 0;
  if (!hasFiner && constantsOf(all, 'year').length === 0) return [];
  const times = new Set<number>();
  for (const year of yearsOf(all, hasFiner)) {
    for (const time of daysThatFallOn(year, months, days, weekdays)) times.add(time).add(time + DAY);
    for (const month of orDefault(months, [0])) {
      const dates = [...days, ...daysOn(year, month, weekdays)];
      for (const day of orDefault(dates, [1])) {
        for (const hour of orDefault(hours, [0])) {
          for (const minute of orDefault(minutes, [0])) times.add(Date.UTC(year, month, day, hour, minute));
        }
      }
      if (weekdays.length > 0 && days.length === 0) times.add(Date.UTC(year, month, 1) + 7 * DAY);
    }
  }
  return [...times].sort((a, b) => a - b);
}
