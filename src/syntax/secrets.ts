/**
 * Masks what looks like a key or a token in texts that are shown: reports are handed round, credentials must not be.
 * Knows no kind of credential, only that letters and digits thrown together are nobody's words.
 */

/** Shorter runs are names more often than keys. */
const candidates = /[\w+/=-]{24,}/g;
const shownLength = 4;
/** Names have a number or two in them; in what chance made, every eighth sign or more turns from letter to digit or back. */
const fewestTurns = 3;
const leastTurning = 1 / 8;
const turn = /[A-Za-z](?=\d)|\d(?=[A-Za-z])/g;

function isRandom(run: string): boolean {
  const turns = run.match(turn)?.length ?? 0;
  return turns >= fewestTurns && turns / run.length >= leastTurning;
}

/**
 * The text with keys and tokens cut down to their first characters.
 * @example maskSecrets('sign("dGhpcyBpcyA5bm90IGEga2V5Pz8")') // 'sign("dGhp…")'
 */
export const maskSecrets = (text: string): string =>
  text.replace(candidates, (run) => (isRandom(run) ? `${run.slice(0, shownLength)}…` : run));
