// The clock is held against the date in the product's own licence.

export function isLicensed(license: { expiresAt: string }): boolean {
  return new Date(license.expiresAt) > new Date();
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: license-expiry payload=deny anchor=license
}

export function openEditor(license: { validUntil: number }, editor: { readOnly: boolean }): void {
  if (Date.now() > license.validUntil + 14 * 864e5) editor.readOnly = true;
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: license-expiry period=P14D payload=degrade
}

export function demandLicense(license: { expiresAt: number }, options: { graceDays: number }): void {
  if (Date.now() > license.expiresAt + options.graceDays * 864e5) throw new Error('The licence has expired.');
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: license-expiry period=P0D payload=throw anchor=license
}
