// The clock is held against the day on which the product was first used on this machine.
const TRIAL_DAYS = 30;

export function open(): void {
  const started = Number(localStorage.getItem('trialStart'));
  if (Date.now() > started + TRIAL_DAYS * 864e5) throw new Error('Your trial is over.');
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: trial-period period=P30D payload=throw anchor=first-run
}

export function isActive(settings: { installedAt: number }): boolean {
  return Date.now() - settings.installedAt < 14 * 864e5;
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: trial-period period=P14D payload=deny
}
