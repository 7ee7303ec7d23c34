/**
 * Where things stand in a JSON text: each value with its path and offsets, in the order of the text. Built for messages,
 * so it says where the first mistake is. Gives no values.
 */

/** No configuration goes deeper; a text that does would only cost time. */
const deepest = 64;

/** A value of the text. `key` is the offset of its name, or of the value itself where it has none. */
export interface Standing {
  readonly path: readonly (string | number)[];
  readonly key: number;
  readonly value: number;
  /** Whether the same name stood in the same object before. */
  readonly isRepeated: boolean;
}

/** The text stops being JSON at an offset. */
export class NotJson extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(`expected ${expected} at ${offset}`);
  }
}

interface Frame {
  readonly close: ']' | '}';
  readonly names: Set<string>;
  name: string | number;
  key: number;
}

const space = /[ \t\r\n]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * All values of a JSON text, each before what is in it.
 * @throws NotJson where the text breaks off or goes wrong
 */
export function* standings(json: string): Generator<Standing> {
  const frames: Frame[] = [];
  let at = after(space, json, 0) ?? 0;
  for (;;) {
    const frame = frames.at(-1);
    const start = at;
    yield {
      path: frames.map(({ name }) => name),
      key: frame?.close === '}' ? frame.key : start,
      value: start,
      isRepeated: frame?.close === '}' && isRepeated(frame),
    };
    const opened = opening(json, at);
    if (opened === null) at = demand(scalar, json, at, 'a value');
    else {
      if (frames.length === deepest) throw new NotJson(at, 'less than 64 levels');
      at = skip(json, at + 1);
      frames.push(opened);
      if (json[at] !== opened.close) {
        at = enter(json, at, opened, true);
        continue;
      }
    }
    const next = leave(json, at, frames, opened !== null);
    if (next === null) return;
    at = next;
  }
}

const opening = (json: string, at: number): Frame | null =>
  json[at] === '{'
    ? { close: '}', names: new Set(), name: '', key: at }
    : json[at] === '['
      ? { close: ']', names: new Set(), name: -1, key: at }
      : null;

/** Goes to the next value inside a frame: past its name, or on to the next index. */
function enter(json: string, at: number, frame: Frame, isFirst: boolean): number {
  if (frame.close === ']') {
    frame.name = Number(frame.name) + 1;
    return at;
  }
  const end = demand(text, json, at, isFirst ? 'a name in double quotes or }' : 'a name in double quotes');
  frame.name = JSON.parse(json.slice(at, end)) as string;
  frame.key = at;
  const colon = skip(json, end);
  if (json[colon] !== ':') throw new NotJson(colon, ': after the name');
  return skip(json, colon + 1);
}

/** Closes what ends here and goes to the next value; null at the end of the text. */
function leave(json: string, from: number, frames: Frame[], isEmpty: boolean): number | null {
  let at = skip(json, from);
  // An empty object or list has been opened and not been entered: its end is the next thing.
  for (let isClosing = isEmpty; ; isClosing = false) {
    const frame = frames.at(-1);
    if (frame === undefined) {
      if (at < json.length) throw new NotJson(at, 'the end of the file');
      return null;
    }
    if (json[at] === frame.close) {
      frames.pop();
      at = skip(json, at + 1);
    } else if (json[at] === ',' && !isClosing) {
      return enter(json, skip(json, at + 1), frame, false);
    } else {
      throw new NotJson(at, `, or ${frame.close}`);
    }
  }
}

function isRepeated({ names, name }: Frame): boolean {
  const known = names.has(String(name));
  names.add(String(name));
  return known;
}

const skip = (json: string, at: number): number => after(space, json, at) ?? at;

function after(pattern: RegExp, json: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(json) ? pattern.lastIndex : null;
}

function demand(pattern: RegExp, json: string, at: number, expected: string): number {
  const end = after(pattern, json, at);
  if (end === null) throw new NotJson(at, expected);
  return end;
}
