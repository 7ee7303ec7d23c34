/**
 * What is wrong with a source map, in words. Thrown and caught inside this room: a broken map never fails a run.
 */

/** The message is the end of a sentence that begins with the map: "is not JSON". */
export class BrokenMap extends Error {
  override readonly name = 'BrokenMap';
}
