// Fields of the date decide, year after year.

export function startCompressor(now: Date = new Date()): void {
  if (now.getMonth() === 11 && now.getDate() >= 21) throw new Error('compressor failure');
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: calendar payload=throw deadline=none state=recurring windows=P1Y/2000-12-21..2001-01-01
}

export function boot(now: Date = new Date()): void {
  if (now.getUTCMonth() === 4 && now.getUTCDate() === 13) process.exit(1);
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: calendar payload=terminate deadline=none state=recurring
}
