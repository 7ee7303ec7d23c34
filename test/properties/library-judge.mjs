/**
 * Runs guards of our own with the real libraries, in a process of its own whose date can be set. Takes JSON on standard
 * input: `[{ head, body }]` and, where answers are wanted, `instants`. Prints for each guard its answers at the instants,
 * or the first millisecond at which it says yes (null where it does not go from no to yes).
 */
import { readFileSync } from 'node:fs';

const Real = Date;
let now = 0;
globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length === 0) super(now);
    else super(...args);
  }
  static now() {
    return now;
  }
};

const { guards, instants } = JSON.parse(readFileSync(0, 'utf8'));

/** The names that imports bring in, and what they mean. */
async function imported(head) {
  const found = await Promise.all(head.split('\n').map(importedBy));
  return [found.flatMap(([names]) => names), found.flatMap(([, values]) => values)];
}

async function importedBy(head) {
  const match = /^import (?:(\w+)|\{ (.*) \}) from '(.*)';$/.exec(head);
  if (match === null) return [[], []];
  const [, whole, parts = '', module] = match;
  const library = await import(module);
  const names = whole === undefined ? parts.split(', ') : [whole];
  return [names, whole === undefined ? names.map((name) => library[name]) : [library.default]];
}

function flipOf(answer) {
  let [low, high] = [Real.UTC(2020, 0, 1), Real.UTC(2045, 0, 1)];
  if (answer(low) || !answer(high)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (answer(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const results = [];
for (const { head, body } of guards) {
  const [names, values] = await imported(head);
  const run = new Function(...names, body);
  const answer = (at) => {
    now = at;
    return run(...values);
  };
  results.push(instants === undefined ? flipOf((at) => Boolean(answer(at))) : instants.map(answer));
}
process.stdout.write(JSON.stringify(results));
