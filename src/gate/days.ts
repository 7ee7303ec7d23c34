/** Days as `YYYY-MM-DD`: whether a text is one, and whether one is reached. Reads no clock: the release date is handed in. */

/** Whether the text is a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  // A day that its month does not have is carried into the next month, so it does not come back as it went.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Whether a day has come at the release date; null where either is not said, or the text is no day. */
export function isReached(text: string | null, releaseDate: string | null): boolean | null {
  if (text === null || releaseDate === null || !isDay(text)) return null;
  return text <= releaseDate.slice(0, text.length);
}
