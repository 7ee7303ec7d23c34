/**
 * Every failure that a user can cause and mend: what happened, where, and what to do.
 * Anything else that is thrown is a defect and keeps its stack.
 */

/** A failure whose message is meant for the user; the command line prints it as one line and exits with 2. */
export class DefuserError extends Error {
  override readonly name = 'DefuserError';
  /** @param what what happened and where @param remedy what to do about it */
  constructor(
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${what}. ${remedy}.`);
  }
}

/** Stands where the types cannot say that a state is impossible: the reason is printed when it happens all the same. */
export function impossible(why: string): never {
  throw new Error(`impossible: ${why}`);
}
