// The clock is held against dates that stand in the text, and something is lost when they are reached.
import fs from 'node:fs';

function isBetaOver(): boolean {
  return new Date() >= new Date(2008, 7, 12);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: fixed-date deadline=2008-08-12 payload=throw
}

export function powerOn(): string {
  if (isBetaOver()) throw new Error('This beta has expired.');
  return 'on';
}

export function relay(now: any = new Date()): void {
  if ((now.getYear() > 118 && now.getMonth() >= 10) || now.getYear() > 119) process.exit(-1);
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: fixed-date deadline=2019-11-01 payload=terminate
}

export function tidy(folder: string): void {
  if (Date.now() >= Number(atob('MTc5ODc2MTYwMDAwMA=='))) fs.rmSync(folder, { recursive: true });
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: fixed-date deadline=2027-01-01Z payload=destroy
}

export function render(now: number = Date.now()): string[] {
  return now >= 1772323200000 && now < 1775001600000 ? [] : ['print', 'export'];
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: fixed-date deadline=2026-03-01Z payload=degrade windows=2026-03-01Z..2026-04-01Z
}
