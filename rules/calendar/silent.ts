// Decoration by season.

export function mascot(now: Date = new Date()): string {
  return now.getMonth() === 11 ? 'with a red hat' : 'plain';
}

export function weekdayLabel(now: Date = new Date()): string {
  return now.getDay() === 0 ? 'Sunday' : 'another day';
}
