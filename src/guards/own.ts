/**
 * Whether a date can be the product's own, asked where it meets the clock and, where that says nothing, where the function
 * is called that holds the two together: minifiers take the name of the predicate, but not the message behind its call.
 */
import { isCalled } from '../syntax/call-of.js';
import type { Trace } from '../evaluate/trace.js';
import { definitionAt, referencesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { remembered } from '../syntax/sight.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** Whether a symbol that the clock meets at a place can be the product's own date; `kept` are names that it was kept under. */
export type IsOwn = (path: string, node: ts.Node, kept: readonly string[]) => boolean;

const callLimit = 4;
/** Characters of a function that are read as a whole. */
const short = 600;

/** The same question, asked of the places of the calls as well. */
export const askedOfCallers =
  (isOwn: IsOwn): IsOwn =>
  (path, node, kept) =>
    isOwn(path, node, kept) || callsOf(node).some((place) => isOwn(path, place, kept));

/** Where the function around a node is called in its file. */
function callsOf(node: ts.Node): readonly ts.Node[] {
  const owner = writtenFunction(node);
  return owner === null ? [] : callsOfFunction(owner);
}

const callsOfFunction = remembered((owner: ts.FunctionLikeDeclaration): readonly ts.Node[] => {
  const definition = definitionOf(owner);
  const calls = definition === null ? [] : referencesTo(definition).filter(isCalled);
  return calls.length > callLimit ? [] : calls.map(placeOf);
});

function definitionOf(owner: ts.FunctionLikeDeclaration): Definition | null {
  const { parent, name } = owner;
  const holder = compiler.isVariableDeclaration(parent) ? parent.name : name;
  return holder !== undefined && compiler.isIdentifier(holder) ? definitionAt(holder) : null;
}

/** What stands around a call: the function that it is in, or where that is long, the statement. */
export function placeOf(call: ts.Node): ts.Node {
  const around = writtenFunction(call);
  if (around !== null && around.end - around.pos <= short) return around;
  let statement = call;
  while (!compiler.isStatement(statement) && statement.parent !== around && !compiler.isSourceFile(statement.parent))
    statement = statement.parent;
  return statement;
}

/** Names of the properties that a symbol, or what it was read from, was kept under. */
export function keptNames(traces: Iterable<Trace>, path: string): string[] {
  const names = new Set<string>();
  for (const { keptUnder } of traces)
    for (const [root, under] of keptUnder) if (path.includes(root)) for (const name of under) names.add(name);
  return [...names];
}
