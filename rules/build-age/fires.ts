// The clock is held against the day on which the product or its data was made.
declare const __BUILD_TIME__: number;
const DAY = 24 * 60 * 60 * 1000;

export function start(): void {
  if (Date.now() > __BUILD_TIME__ + 90 * DAY) throw new Error('This version is too old.');
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: build-age period=P90D payload=throw anchor=build
}

export function warnAboutData(table: { generatedAt: number }): void {
  if (Date.now() - table.generatedAt > 60 * DAY) console.warn('The data is outdated, please upgrade.');
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: build-age period=P60D payload=nag
}
