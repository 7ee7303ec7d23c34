// Time stamps that must not run backwards, without harm to anybody.

let previous = 0;
export function timeStamp(): number {
  const now = Date.now();
  previous = now > previous ? now : previous + 1;
  return previous;
}
