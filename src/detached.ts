/**
 * Plain data → the same data, whose texts are its own. A piece of a text keeps all of the text alive, however short it is:
 * a finding of a bundle would hold megabytes for as long as somebody holds the finding.
 */
export function detached<T>(data: T): T {
  if (typeof data === 'string') return JSON.parse(JSON.stringify(data)) as T;
  if (Array.isArray(data)) return data.map(detached) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, detached(value) as unknown])) as T;
}
