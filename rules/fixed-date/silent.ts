// Dates in the text and clocks beside them that harm nobody.

export function greet(): void {
  if (Date.now() > Date.UTC(2027, 0, 1)) console.log('Happy New Year!');
}

let last = 0;
export function refresh(now: number = Date.now()): boolean {
  if (now - last > 5 * 60e3) last = now;
  return last === now;
}

const releaseDate = new Date('2026-05-28');
export function covers(purchased: Date): boolean {
  return purchased >= releaseDate;
}

export function demandClock(): void {
  if (new Date().getFullYear() < 2020) throw new Error('The system clock is not set.');
}
