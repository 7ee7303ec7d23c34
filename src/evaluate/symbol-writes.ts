/**
 * What the program puts on something that others have made: `const app = express(); app.locals.end = …`. Takes the definition
 * of a symbol and notes where it is written to; gives what was written once somebody asks for it by its way.
 */
import { definitionAt, referencesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { mayHappen } from './happenings.js';
import { propertyWrite } from './property-writes.js';
import type { Run } from './run.js';
import { joinAll, unknown } from './values.js';
import type { Value } from './values.js';

const mentionLimit = 40;
const writeLimit = 6;
const depthLimit = 3;

/** A write below what a name stands for: `.locals.end`, and the assignment. */
interface WriteBelow {
  readonly way: string;
  readonly node: ts.BinaryExpression;
}

/** The writes to a variable and below it, by the place where it is defined: read off the text once. */
const writesBelow = remembered((name: ts.Identifier): readonly WriteBelow[] => {
  const definition = definitionAt(name);
  const mentions = definition === null ? [] : referencesTo(definition);
  return mentions.length > mentionLimit ? [] : mentions.flatMap(writesAt);
});

function writesAt(mention: ts.Node): WriteBelow[] {
  const found: WriteBelow[] = [];
  let [owner, way] = [mention, ''];
  for (let depth = 0; depth < depthLimit; depth++) {
    for (const { key, node } of propertyWrite(owner))
      if (compiler.isBinaryExpression(node)) found.push({ way: `${way}.${key}`, node });
    const access: ts.Node = owner.parent;
    if (!compiler.isPropertyAccessExpression(access) || access.expression !== owner) break;
    [owner, way] = [access, `${way}.${access.name.text}`];
  }
  return found;
}

/** Notes what is written to a symbol that a variable holds, also below it. */
export function noteSymbolWrites(run: Run, definition: Definition, value: Value): void {
  // What came out of a call is one thing; other symbols may be many.
  if (value.kind !== 'unknown' || definition.kind !== 'variable' || !value.path.endsWith(')')) return;
  for (const { way, node } of writesBelow(definition.identifier)) {
    const path = value.path + way;
    run.symbolWrites.set(path, [...(run.symbolWrites.get(path) ?? []), { definition, node }]);
  }
}

/** What was written by this way; null where nothing was, or too much. */
export function writtenLater(run: Run, path: string): Value | null {
  const writes = run.symbolWrites.get(path);
  if (writes === undefined || writes.length > writeLimit) return null;
  // Whoever asks for it in the meantime makes it of itself.
  run.symbolWrites.delete(path);
  run.muted++;
  try {
    const happening = writes.map((write) => ({
      ...write,
      happens: mayHappen(run, write.node, null, write.definition),
    }));
    const values = happening.flatMap(({ node, happens }) =>
      happens === 'never'
        ? []
        : (run.store.apart(() => unlessThrown(run, () => run.interpreter.evaluate(run, node.right, null))) ?? []),
    );
    const surely = happening.some(({ happens }) => happens === 'surely');
    return values.length === 0 ? null : joinAll(surely ? values : [...values, unknown(path)]);
  } finally {
    run.muted--;
    run.symbolWrites.set(path, writes);
  }
}
