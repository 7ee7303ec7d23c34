// The build's date is shown or used for a lookup; nothing depends on its age.
declare const __BUILD_TIME__: number;

export function aboutBox(): string {
  return `Built ${Math.floor((Date.now() - __BUILD_TIME__) / 864e5)} days ago`;
}

export function isNewer(other: { buildTime: number }): boolean {
  return other.buildTime > __BUILD_TIME__;
}

const loadedAt = Date.now();
export function fresh(): boolean {
  return Date.now() - loadedAt < 10 * 60e3;
}
