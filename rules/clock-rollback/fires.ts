// The clock is held against the last run.

export function start(): void {
  const previous = Number(localStorage.getItem('lastSeen'));
  if (Date.now() < previous) throw new Error('The clock was set back.');
  //  ^^^^^^^^^^^^^^^^^^^^^ expect: clock-rollback payload=throw anchor=last-run
  localStorage.setItem('lastSeen', String(Date.now()));
}
