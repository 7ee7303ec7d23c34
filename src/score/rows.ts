/**
 * Whether a date is that of one record among many, and all that comes of it stays with the records: each is marked, told, or
 * listed as what it is. So whoever sells licences looks after those of others; the product's own is one, and what hangs on it is not
 * handed on with it.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Harm, HarmEffect } from '../evaluate/harm.js';
import { definitionAt, enclosingFunction, referencesTo } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** Methods of a list that hand each of its items to a function. */
const visiting: ReadonlySet<string> = new Set(['filter', 'flatMap', 'forEach', 'map', 'reduce', 'sort', 'toSorted']);

/** What can be said or written of a record; whatever stops a program stops it for all of them. */
const noted: ReadonlySet<string> = new Set(['deny', 'degrade', 'nag']);

/** The record whose date a guard asks after, by its way; null where it is not one of many. */
export function recordOf({ anchorPath, node }: Pick<Guard, 'anchorPath' | 'node'>): string | null {
  const item = /^(.*\[\])\.[\w$.]+$/u.exec(anchorPath ?? '')?.[1];
  if (item !== undefined) return item;
  const [, record, name] = /^((?:param|callback):([\w$]+))\.[\w$.]+$/u.exec(anchorPath ?? '') ?? [];
  const own = enclosingFunction(node);
  return record !== undefined && own !== null && isVisitor(own) && itemOf(own) === name ? record : null;
}

const isVisitor = ({ parent }: ts.Node): boolean =>
  compiler.isCallExpression(parent) &&
  compiler.isPropertyAccessExpression(parent.expression) &&
  visiting.has(parent.expression.name.text);

function itemOf({ parameters: [item] }: ts.SignatureDeclaration): string | null {
  return item !== undefined && compiler.isIdentifier(item.name) ? item.name.text : null;
}

/** Whether nothing is done but with the record: it is written to or named, given back for itself, or listed among the others. */
export function staysWithRecord(record: string, { effects }: Harm): boolean {
  const isOf = ({ kind, detail, within, returned }: HarmEffect): boolean =>
    noted.has(kind) &&
    (detail.includes(`${record}.`) ||
      isListed(detail) ||
      (returned !== null && isVisitor(within) && !isCounted(within.parent)));
  return effects.length > 0 && effects.every(isOf);
}

/** Whether somebody asks how many of a list are left, or for the first of them: `list.filter(…).length`, also by a variable. */
function isCounted(list: ts.Node): boolean {
  const { parent } = list;
  if (isCount(list)) return true;
  const definition =
    compiler.isVariableDeclaration(parent) && compiler.isIdentifier(parent.name) ? definitionAt(parent.name) : null;
  return definition !== null && referencesTo(definition).some(isCount);
}

const isCount = ({ parent }: ts.Node): boolean =>
  compiler.isElementAccessExpression(parent) ||
  (compiler.isPropertyAccessExpression(parent) && counting.has(parent.name.text));
const counting: ReadonlySet<string> = new Set(['length', 'at', 'shift', 'pop', 'find', 'some', 'every']);

/** `res.json([…])`, `anonymous function gives […]` */
const isListed = (detail: string): boolean => /(?:\(| gives )\[/u.test(detail);
