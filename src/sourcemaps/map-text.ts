/**
 * The text of a source map → its parts, every field checked, with the sources and names of an indexed map in one row.
 * What is missing, of a wrong kind or not understood is a BrokenMap.
 */
import { BrokenMap } from './broken.js';
import { collectSegments } from './mappings.js';
import type { Offset, WantedLines } from './mappings.js';

/** An original text as the map names it. */
export interface MapSource {
  /** Null where the map has no name for it. */
  readonly name: string | null;
  readonly root: string;
  /** The text, where the map brings it along. */
  readonly content: string | null;
}

/** A map that was read. */
export interface SourceMapText {
  readonly sources: readonly MapSource[];
  readonly names: readonly string[];
  /** Adds what the map knows of these lines. Throws a BrokenMap. */
  collect(wanted: WantedLines): void;
}

interface Part {
  readonly mappings: string;
  readonly offset: Offset;
}
type Json = Readonly<Record<string, unknown>>;

const nestingLimit = 3;
/** A line and a column must fit into 32 bits together with what is added to them. */
const offsetLimit = 2 ** 30;

/** Reads the text of a map. Throws a BrokenMap. */
export function readMapText(text: string): SourceMapText {
  const reader = new Reader();
  // Servers put `)]}'` before JSON so that it cannot be run as a script.
  reader.add(parsed(text.replace(/^\uFEFF?(?:\)\]\}'[^\n]*\n)?/, '')), { line: 0, column: 0, end: null }, 0);
  const { parts, sources, names } = reader;
  return {
    sources,
    names,
    collect(wanted) {
      for (const { mappings, offset } of parts) collectSegments(mappings, offset, wanted);
    },
  };
}

function parsed(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BrokenMap('is not JSON, or is cut off');
  }
  if (!isRecord(value)) throw new BrokenMap('is not an object');
  return value;
}

class Reader {
  readonly parts: Part[] = [];
  readonly sources: MapSource[] = [];
  readonly names: string[] = [];

  add(map: Json, offset: Omit<Offset, 'sources' | 'names'>, depth: number): void {
    if (field(map, 'sections') !== undefined) this.#addSections(map, offset, depth);
    else this.#addPart(map, offset);
  }

  #addPart(map: Json, offset: Omit<Offset, 'sources' | 'names'>): void {
    const version = field(map, 'version');
    const mappings = field(map, 'mappings');
    if (Number(version) !== 3) throw new BrokenMap('is not of version 3');
    if (typeof mappings !== 'string') throw new BrokenMap('has no mappings');
    const names = list(map, 'names', []);
    const contents = list(map, 'sourcesContent', []);
    const root = field(map, 'sourceRoot');
    this.parts.push({ mappings, offset: { ...offset, sources: this.sources.length, names: this.names.length } });
    list(map, 'sources').forEach((name, index) => {
      const content = contents[index];
      this.sources.push({
        name: typeof name === 'string' ? name : null,
        root: typeof root === 'string' ? root : '',
        content: typeof content === 'string' ? content : null,
      });
    });
    for (const name of names) this.names.push(typeof name === 'string' ? name : '');
  }

  #addSections(map: Json, within: Omit<Offset, 'sources' | 'names'>, depth: number): void {
    if (depth >= nestingLimit) throw new BrokenMap('holds maps in maps without end');
    const sections = list(map, 'sections').map((section) => sectionOf(section, within));
    sections.forEach(({ map: inner, line, column }, index) => {
      const next = sections[index + 1];
      if (next !== undefined && (next.line < line || (next.line === line && next.column < column)))
        throw new BrokenMap('has sections out of order');
      this.add(inner, { line, column, end: earlier(next ?? null, within.end) }, depth + 1);
    });
  }
}

type Point = NonNullable<Offset['end']>;

function earlier(a: Point | null, b: Point | null): Point | null {
  if (a === null || b === null) return a ?? b;
  return a.line < b.line || (a.line === b.line && a.column <= b.column) ? a : b;
}

function sectionOf(section: unknown, within: Point): { map: Json; line: number; column: number } {
  if (!isRecord(section)) throw new BrokenMap('has a section that is none');
  const offset = field(section, 'offset');
  const map = field(section, 'map');
  if (!isRecord(offset)) throw new BrokenMap('has a section without an offset');
  if (!isRecord(map)) throw new BrokenMap('has a section without a map of its own');
  const [line, column] = [natural(field(offset, 'line')), natural(field(offset, 'column'))];
  return { map, line: within.line + line, column: line === 0 ? within.column + column : column };
}

function natural(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < offsetLimit) return value;
  throw new BrokenMap('has an offset that is out of range');
}

/** Its own field: a map may be called anything, so nothing is taken from the prototype. */
const field = (record: Json, name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined);

function list(map: Json, name: string, otherwise?: readonly unknown[]): readonly unknown[] {
  const value = field(map, name) ?? otherwise;
  if (!Array.isArray(value)) throw new BrokenMap(`has no list of ${name}`);
  return value as readonly unknown[];
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
