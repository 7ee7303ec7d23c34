/**
 * What the files of a program share by name and not by imports: properties of the global object, classes below a
 * class, listeners for an event, and writes to what a file exports. Only linked files count, so that a run sees the
 * same whatever other runs have parsed in the meantime.
 */
import type { FileFacts, SharedFact } from '../syntax/facts.js';
import { nodeAt } from '../syntax/node-at.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import type { Clusters } from './clusters.js';
import type { Inquiry } from './inquiry.js';

/** What somebody may look for: the kinds of shared things, writes to members of a name and calls of them, and who imports a file. */
export type SoughtKind = SharedFact['kind'] | 'member' | 'called' | 'importer';

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where members of a name are called in a file. */
interface CallPlaces {
  readonly path: string;
  readonly offsets: readonly number[];
}

/** The key under which something is sought and found. */
export const soughtKey = (kind: SoughtKind, name: string): string => `${kind} ${name}`;

/** An index by kind and name; files are only ever added. */
export class Shared {
  /** Notes what is asked, where somebody wants to know. */
  inquiry: Inquiry | null = null;
  readonly #parsed: (path: string) => ParsedFile | null;
  readonly #open: (path: string) => ParsedFile | null;
  readonly #places = new Map<string, Place[]>();
  readonly #nodes = new WeakMap<Place, ts.Node | null>();
  readonly #linked = new Set<string>();
  /** Where members of a name are called: offsets by file. */
  readonly #calls = new Map<string, CallPlaces[]>();
  readonly #calling = new WeakMap<CallPlaces, readonly ts.CallExpression[]>();
  readonly #clusters: Clusters;

  /** @param open gives a file without noting that it was asked for: of calls no more counts than which they are */
  constructor(
    parsed: (path: string) => ParsedFile | null,
    open: (path: string) => ParsedFile | null,
    clusters: Clusters,
  ) {
    this.#parsed = parsed;
    this.#open = open;
    this.#clusters = clusters;
  }

  isLinked(path: string): boolean {
    return this.#linked.has(path);
  }

  /** Links a file; gives the keys of what it adds. */
  add(path: string, facts: FileFacts): string[] {
    if (this.#linked.has(path)) return [];
    this.#linked.add(path);
    const keys = facts.shared.map(({ kind, name, start, end }) => {
      const key = soughtKey(kind, name);
      this.#places.set(key, [...(this.#places.get(key) ?? []), { path, start, end }]);
      return key;
    });
    for (const [name, offsets] of facts.memberCalls) {
      const known = this.#calls.get(name);
      if (known === undefined) this.#calls.set(name, [{ path, offsets }]);
      else known.push({ path, offsets });
      keys.push(soughtKey('called', name));
    }
    return [...keys, ...[...facts.memberWrites.keys()].map((name) => soughtKey('member', name))];
  }

  /**
   * The calls of members of a name, by path and place; none when there are more than `limit`. Those nearest to a file where
   * one is given.
   */
  calls(name: string, limit: number, near?: string): readonly ts.CallExpression[] {
    const answer = this.#callsOf(name, limit, near);
    this.inquiry?.noteCalls(name, { limit, near }, answer);
    return answer;
  }

  #callsOf(name: string, limit: number, near: string | undefined): readonly ts.CallExpression[] {
    const places = this.#nearest(near, this.#calls.get(name) ?? []);
    if (places.reduce((sum, { offsets }) => sum + offsets.length, 0) > limit) return [];
    return [...places].sort(byPath).flatMap((place) => this.#callsAt(place));
  }

  #nearest<T extends InFile>(near: string | undefined, places: readonly T[]): readonly T[] {
    return near === undefined ? places : this.#clusters.nearest(near, places, pathOf);
  }

  #callsAt(place: CallPlaces): readonly ts.CallExpression[] {
    let calls = this.#calling.get(place);
    if (calls === undefined) {
      calls = place.offsets.flatMap((offset) => this.#callAt(place.path, offset) ?? []);
      this.#calling.set(place, calls);
    }
    return calls;
  }

  #callAt(path: string, offset: number): ts.CallExpression | null {
    const tree = this.#open(path)?.tree;
    const name = tree === undefined ? null : nodeAt(tree, offset, isMemberName);
    const call = name?.parent.parent;
    return call !== undefined && compiler.isCallExpression(call) && call.expression === name?.parent ? call : null;
  }

  /** Whether anything of a kind and name is known. */
  has(kind: SharedFact['kind'], name: string): boolean {
    const answer = this.#places.has(soughtKey(kind, name));
    this.inquiry?.noteShared(kind, name, answer);
    return answer;
  }

  /**
   * The nodes that a kind of thing stands at under a name, by path and place; none when there are more than `limit`. Those
   * nearest to a file where one is given.
   */
  nodes(kind: SharedFact['kind'], name: string, limit: number, near?: string): readonly ts.Node[] {
    const answer = this.#nodesOf(kind, name, limit, near);
    this.inquiry?.noteSharedNodes(kind, name, { limit, near }, answer);
    return answer;
  }

  #nodesOf(kind: SharedFact['kind'], name: string, limit: number, near: string | undefined): readonly ts.Node[] {
    const places = this.#nearest(near, this.#places.get(soughtKey(kind, name)) ?? []);
    if (places.length > limit) return [];
    return [...places].sort(byPlace).flatMap((place) => this.#knownAt(place) ?? []);
  }

  #knownAt(place: Place): ts.Node | null {
    let node = this.#nodes.get(place);
    if (node === undefined) {
      node = this.#nodeAt(place);
      this.#nodes.set(place, node);
    }
    return node;
  }

  #nodeAt({ path, start, end }: Place): ts.Node | null {
    const tree = this.#parsed(path)?.tree;
    let found: ts.Node | null = null;
    if (tree !== undefined) {
      walk(tree, (node) => {
        if (found !== null || node.pos > start || node.end < end) return false;
        if (node.end === end && isShared(node) && node.getStart(tree) === start) found = node;
        return found === null;
      });
    }
    return found;
  }
}

/** A name after a dot, or written as a text between brackets. */
const isMemberName = (node: ts.Node): boolean =>
  (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node) || compiler.isStringLiteralLike(node)) &&
  (compiler.isPropertyAccessExpression(node.parent) || compiler.isElementAccessExpression(node.parent));

const isShared = (node: ts.Node): boolean =>
  compiler.isVariableDeclaration(node) ||
  compiler.isBinaryExpression(node) ||
  compiler.isClassLike(node) ||
  compiler.isCallExpression(node) ||
  compiler.isPropertyAssignment(node) ||
  compiler.isNewExpression(node);

interface InFile {
  readonly path: string;
}

const pathOf = ({ path }: InFile): string => path;
const byPath = (a: InFile, b: InFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
const byPlace = (a: Place, b: Place): number => byPath(a, b) || a.start - b.start;
