/**
 * Tells what an unknown date is by the way it came and by the names that hold it: the build's date, the first run,
 * a licence's expiry … or anybody's data. Takes texts, gives a kind and the entry that says so.
 */
import type { AnchorKind } from '../model.js';
import { entryId } from './entry-id.js';
import type { AnchorEntry, Rulebook } from './shapes.js';
import { speaksOneOf } from './words.js';

/** What an anchor is, and the id of the entry that says so; `data` comes with none. */
export interface AnchorClass {
  readonly kind: AnchorKind;
  readonly entry: string | null;
}

/** Where entries of several kinds match, the first kind of these wins. */
const precedence: readonly AnchorKind[] = ['credential', 'license', 'build', 'first-run', 'last-run', 'server'];
const unclassed: AnchorClass = { kind: 'data', entry: null };
const memoLimit = 20_000;
const memos = new WeakMap<Rulebook, Map<string, AnchorClass>>();

/**
 * What an unknown is. The way it came is asked first and the names only where the way says nothing:
 * `localStorage.getItem("trialStart")` in `checkLicense()` is a first run.
 * @param path how it came: `localStorage.getItem("firstRun")`, `param:license.expiresAt`, `__BUILD_TIME__`
 * @param names the identifiers that hold it and the function it is in
 * @example classifyAnchor(rulebook, 'process.env.BUILD_DATE', []) // { kind: 'build', entry: 'anchors#build-define' }
 */
export function classifyAnchor(rulebook: Rulebook, path: string, names: readonly string[]): AnchorClass {
  const memo = memos.get(rulebook) ?? new Map<string, AnchorClass>();
  memos.set(rulebook, memo);
  const key = [path, ...names].join('\n');
  const known = memo.get(key);
  if (known !== undefined) return known;
  const origin = originOf(path);
  const found =
    firstMatch(rulebook.anchors, origin, [origin]) ?? firstMatch(rulebook.anchors, origin, [origin, ...names]);
  const result: AnchorClass = found === null ? unclassed : { kind: found.kind, entry: entryId.anchor(found) };
  if (memo.size >= memoLimit) memo.clear();
  memo.set(key, result);
  return result;
}

/**
 * Whether what came this way is a date whatever it is called: an entry names the origin and asks for no words.
 * @example isDateOrigin(rulebook, 'fs.statSync("a.db").birthtimeMs') // true
 */
export const isDateOrigin = (rulebook: Rulebook, path: string): boolean =>
  rulebook.anchors.some((entry) => entry.words === undefined && matches(entry, originOf(path), []));

/**
 * Whether what came this way was kept by the product from one run to the next, whatever it is called.
 * @example isOwnMemory(rulebook, 'localStorage.getItem("x")') // true
 */
export const isOwnMemory = (rulebook: Rulebook, path: string): boolean =>
  rulebook.anchors.some(({ kind, source }) => kind === 'last-run' && cameFrom(source ?? [], originOf(path)));

/**
 * The id of the entry that knows a call for one that decodes a key, by the way of what it gives; null for other calls.
 * @example decoderOf(rulebook, 'jwtDecode("eyJhbGciOiJub25lIn0.e30.")') // 'anchors#jwt-literal'
 */
export function decoderOf(rulebook: Rulebook, path: string): string | null {
  const entry = rulebook.anchors.find(
    (one) => one.decodes !== undefined && one.words === undefined && matches(one, originOf(path), []),
  );
  return entry === undefined ? null : entryId.anchor(entry);
}

/** Whether one of the entries that were met says that the date is a credential's. */
export const isOfCredential = (rulebook: Rulebook, met: readonly string[]): string | null =>
  rulebook.anchors
    .map((entry) => (entry.kind === 'credential' ? entryId.anchor(entry) : ''))
    .find((id) => met.includes(id)) ?? null;

function firstMatch(entries: readonly AnchorEntry[], origin: string, texts: readonly string[]): AnchorEntry | null {
  const known = isOneOfMany(origin)
    ? entries.filter(({ kind, source }) => !isOfRun.has(kind) || source === undefined)
    : entries;
  const matching = known.filter((entry) => matches(entry, origin, texts));
  const beginning = texts.length === 1 ? matching.find(({ first }) => first === true) : undefined;
  if (beginning !== undefined) return beginning;
  for (const kind of precedence) {
    const found = matching.find((entry) => entry.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** What is kept under a key that is put together with what a caller hands over is one of many, whatever the key begins with. */
const isOneOfMany = (origin: string): boolean => /\b(?:getItem|get)\((?:… )?`[^`]*‹param:/u.test(origin);
const isOfRun: ReadonlySet<AnchorKind> = new Set<AnchorKind>(['first-run', 'last-run']);

const matches = (entry: AnchorEntry, origin: string, texts: readonly string[]): boolean =>
  (entry.source !== undefined || entry.words !== undefined) &&
  (entry.source === undefined || cameFrom(entry.source, entry.kind === 'build' ? withoutQuestions(origin) : origin)) &&
  (entry.words === undefined || speaksOneOf(texts, entry.words)) &&
  (entry.but === undefined || !speaksOneOf([keptName(origin)], entry.but));

/**
 * The name under which a date is kept, without the folders and prefixes before it, which are called after the product: `started`
 * of `getItem("reminder-app/started")`. Of several texts that a call is handed, the last that names no encoding.
 */
function keptName(origin: string): string {
  const handed = [...origin.matchAll(/(["`])(.*?)\1/gu)].map(([, , text = '']) => text);
  const key = handed.filter((text) => !encoding.test(text)).at(-1) ?? '';
  const behind = /[)\]](\.[\w$.]+)$/u.exec(origin)?.[1] ?? (handed.length === 0 ? origin : '');
  return [key, behind].map((text) => text.split(/[/\\:.]/u).at(-1) ?? '').join(' ');
}
const encoding = /^(?:utf-?8|utf-?16le|ascii|latin1|binary|base64(?:url)?|hex|ucs-?2)$/iu;

const cameFrom = (sources: readonly string[], origin: string): boolean =>
  sources.some((source) => sourcePattern(source).test(origin));

/** Calls whose answer is what they were given, in another form. */
const conversion = /(?:^|[^\w$.])(?:JSON\.parse|Object\.freeze|Object\.assign|structuredClone)$/u;

/**
 * The way without what calls were asked with, where a member of the answer is taken: a build's date stands in the text
 * itself, while `ask(BUILD_ID).date` is told by whoever answered. An argument that is only converted is kept.
 */
function withoutQuestions(origin: string): string {
  const kept: string[] = [];
  const starts: { readonly at: number; readonly converts: boolean }[] = [];
  for (let at = 0; at < origin.length; at += 1) {
    const sign = origin.charAt(at);
    kept.push(sign);
    if (sign === '(')
      starts.push({ at: kept.length, converts: conversion.test(origin.slice(Math.max(0, at - 40), at)) });
    if (sign !== ')') continue;
    const start = starts.pop();
    if (start !== undefined && !start.converts && /^[.[]/u.test(origin.slice(at + 1, at + 2))) {
      kept.splice(start.at, kept.length - start.at, ')');
    }
  }
  return kept.join('');
}

/** `module:node:fs.default.statSync` and `module:fs.statSync` are one origin. */
const originOf = (path: string): string =>
  path
    .replace(/\bnode:/gu, '')
    .replace(/\.default\b/gu, '')
    .replace(/\/promises\b/gu, '.promises');

/** A name that a bundler's define puts in: all upper case, or between double underscores. It answers no calls, as `JSON` does. */
const define = /^(?:global:)?(?:__\w+__|[A-Z][A-Z0-9_]*)(?![\w$]|\.\w+\()/u;
const patterns = new Map<string, RegExp>();

function sourcePattern(source: string): RegExp {
  if (source === 'define') return define;
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const body = source.replace(/[.*+?^${}()|[\]\\]/gu, (sign) => (sign === '*' ? '[\\w$]*' : `\\${sign}`));
  const open = /^[\w$*]/u.test(source) ? '(?<![\\w$])' : '';
  const close = /[\w$]$/u.test(source) ? '(?![\\w$])' : '';
  const pattern = new RegExp(open + body + close, 'u');
  patterns.set(source, pattern);
  return pattern;
}
