// Licences without a clock, dates of other people, and answers that are merely asked for again.

const releaseDate = '2026-05-28';
export function coversRelease(license: { updatesUntil: string }): boolean {
  return license.updatesUntil >= releaseDate;
}

export function mayDrive(driver: { licenceExpiresAt: number }): boolean {
  return driver.licenceExpiresAt > Date.now();
}

export function readAnswer(cached: { checkedAt: number; valid: boolean }): boolean | null {
  if (Date.now() - cached.checkedAt > 24 * 60 * 60e3) return null;
  return cached.valid;
}

export function demandSession(session: { expires: number }): void {
  if (session.expires < Date.now()) throw new Error('The session has expired, please sign in again.');
}
