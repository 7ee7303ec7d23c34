/**
 * JSON as its writers write it → plain data: with comments and trailing commas, as the compiler's own configuration may
 * have. What is not understood gives null, what is broken gives what could be read of it. Nothing is ever executed.
 */
import { compiler } from './typescript.js';

/** A record of own properties; whatever else it is, it came from scanned text. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The data of a JSON text when that is a record; null for everything else. */
export function jsonRecord(path: string, text: string): JsonRecord | null {
  try {
    const { config } = compiler.parseConfigFileTextToJson(path, text) as { readonly config?: unknown };
    return recordIn(config);
  } catch {
    // Nested too deeply for the parser.
    return null;
  }
}

/** A record as it is; null for lists, texts and the like. */
export const recordIn = (value: unknown): JsonRecord | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;

/** A property of its own; what the language puts on every object is none. */
export const ownProperty = (record: JsonRecord | null, key: string): unknown =>
  record !== null && Object.hasOwn(record, key) ? record[key] : undefined;

/** A property that is a text; null where it is none. */
export function textProperty(record: JsonRecord | null, key: string): string | null {
  const value = ownProperty(record, key);
  return typeof value === 'string' ? value : null;
}
