/**
 * A clock that is kept under another name: `Vue.prototype.$time = dayjs`, `{ clock: Date.now }`. Whoever asks a member of
 * that name for the time reads the clock, also where nobody can tell whose member it is. Takes where it is kept, gives who asks.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { reachOfWrite } from './write-reach.js';

/** What a minifier leaves of a name is shared by everything: it leads nowhere. */
const shortest = 3;

/** A class of dates is the type of a field more often than a clock: `{ type: Date }`. Under its own name it is the class. */
const classes: ReadonlySet<string> = new Set(['Date']);

const isModule = (node: ts.PropertyAccessExpression): boolean =>
  compiler.isIdentifier(node.expression) && node.expression.text === 'module' && node.name.text === 'exports';

/** The member that a holder is; null for a plain variable. */
function memberOf(holder: ts.Node): string | null {
  // What a module hands on is imported, not asked by name.
  if (compiler.isPropertyAccessExpression(holder)) return isModule(holder) ? null : holder.name.text;
  const { parent } = holder;
  const isMember =
    compiler.isPropertyAssignment(parent) ||
    compiler.isShorthandPropertyAssignment(parent) ||
    compiler.isPropertyDeclaration(parent);
  return isMember && parent.name === holder && compiler.isIdentifier(holder) ? holder.text : null;
}

/** Notes that a member is a clock; gives the functions that mention it, none when that was known or says nothing. */
export function keepClock(program: Program, holder: ts.Node, clock: string): readonly Entry[] {
  const member = memberOf(holder);
  if (member === null || member.length < shortest || (classes.has(clock) && member !== clock)) return [];
  if (program.heat.clocksKept(member).includes(clock)) return [];
  const { mentions, names } = reachOfWrite(program, holder);
  // A name that is mentioned everywhere says nothing: nobody is told then.
  if (names.length > 0) program.heat.keepClock(member, clock);
  return mentions.map((mention) => writtenFunction(mention) ?? mention.getSourceFile());
}
