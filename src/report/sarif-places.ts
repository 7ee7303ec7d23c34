/** Places as SARIF locations: relative, percent-encoded URIs, regions with text, the artifacts they point into. */
import type { Artifact, ArtifactLocation, Location, Region } from 'sarif';
import { shown } from './escape.js';
import type { Place } from '../model.js';

const snippetLimit = 200;
const textLimit = 500;
const baseId = '%SRCROOT%';

/** What a location is about: its sentence and, for related ones, its number and role. */
export interface LocationFacts {
  readonly id?: number;
  readonly role?: string;
  readonly code?: string;
  readonly text?: string;
}

/** The text percent-encoded for one part of a URI; lone surrogates, which have no encoding, become U+FFFD. */
export const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** The path as a relative URI reference; never absolute, never empty. */
export function uriOf(path: string): string {
  const relative = path.replace(/^\/+/, '').split('/').map(encoded).join('/');
  return relative === '' ? 'unnamed' : relative;
}

/** The index of artifacts by their URI, in the order in which the paths first occur. */
export function artifactIndex(paths: Iterable<string>): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const path of paths) {
    const uri = uriOf(path);
    if (!index.has(uri)) index.set(uri, index.size);
  }
  return index;
}

/** The artifacts in the order of the index. */
export const artifactsOf = (index: ReadonlyMap<string, number>): Artifact[] =>
  [...index].map(([uri, position]) => ({
    location: { uri, uriBaseId: baseId, index: position },
    sourceLanguage: /\.[cm]?tsx?$/i.test(uri) ? 'typescript' : 'javascript',
    encoding: 'utf-8',
    roles: ['analysisTarget'],
  }));

/** The base of every URI: known by name only, so that the same input gives the same bytes on every machine. */
export const baseIds = (): Record<string, ArtifactLocation> => ({
  [baseId]: { description: { text: 'The directory in which the scan was started.' } },
});

/** The location of a file that is in the index. */
export function artifactLocation(path: string, index: ReadonlyMap<string, number>): ArtifactLocation {
  const uri = uriOf(path);
  const position = index.get(uri);
  return { uri, uriBaseId: baseId, ...(position === undefined ? {} : { index: position }) };
}

/** The location of a place. Text that comes from scanned code is escaped and cut here. */
export function locationOf(place: Place, index: ReadonlyMap<string, number>, facts: LocationFacts = {}): Location {
  const { id, role, code, text } = facts;
  return {
    ...(id === undefined ? {} : { id }),
    physicalLocation: {
      artifactLocation: artifactLocation(place.path, index),
      region: { ...regionOf(place), ...(code === undefined ? {} : { snippet: { text: shown(code, snippetLimit) } }) },
    },
    ...(text === undefined ? {} : { message: { text: messageText(text) } }),
    ...(role === undefined ? {} : { properties: { role } }),
  };
}

const regionOf = ({ line, column, endLine, endColumn }: Place): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

/** A message without arguments: one sentence in which neither links nor placeholders can be smuggled. */
export function messageText(text: string): string {
  const plain = literal(linkless(shown(text, textLimit)));
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}

/** The text with its brackets escaped where they could make an embedded link. */
export const linkless = (text: string): string => (text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text);

/** The text with what looks like a placeholder escaped. */
export const literal = (text: string): string => text.replace(/\{\d+\}/g, '{$&}');

/** A copy of plain data in which every string is escaped: for property bags. */
export function escapedData(data: unknown): unknown {
  if (typeof data === 'string') return shown(data, textLimit);
  if (Array.isArray(data)) return data.map(escapedData);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [shown(key, textLimit), escapedData(value)]));
}
