/**
 * What methods that nobody ran may have put into the containers of an object's fields: `this.rows.push(…)`,
 * `this.options[key] = …`, `self.state.end = …`. Takes the value of a field, gives it as it may be by then.
 */
import { enclosingFunction } from '../syntax/scopes.js';
import { amongMembers, remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { Selves } from './field-writes.js';
import { fillsAt, filledBelow, filledBy, isContainer, withAliases } from './fills.js';
import type { Container } from './fills.js';
import type { Run } from './run.js';
import type { Environment, ObjectValue, Value } from './values.js';

/** A class or a function that makes objects, with its methods, and where it stands. */
export interface FieldOwner {
  readonly nodes: readonly ts.Node[];
  readonly environment: Environment | null;
}

/** Where the fields of `this` are mentioned in a class or a function, by the name of the field. */
const mentionsIn = remembered((node: ts.Node): ReadonlyMap<string, readonly ts.Node[]> => {
  const found = new Map<string, ts.Node[]>();
  const selves = new Selves();
  walk(node, (inner) => {
    selves.note(inner);
    if (!compiler.isPropertyAccessExpression(inner) || !selves.has(inner.expression)) return;
    found.set(inner.name.text, [...(found.get(inner.name.text) ?? []), ...withAliases(inner)]);
  });
  return found;
});

/** A field's value with what the methods of its owners may have put into it by now. `name` is the field's in the whole program. */
export function withFieldFills(
  run: Run,
  name: string,
  key: string,
  receiver: ObjectValue,
  field: Value | null,
  ownersOf: () => readonly FieldOwner[],
): Value | null {
  const containers = (field?.kind === 'choice' ? field.options : [field]).filter(
    (one): one is Container => one !== null && isContainer(one),
  );
  // What is put in may be made of what is in.
  if (containers.length === 0 || run.filling.has(name)) return field;
  run.filling.add(name);
  try {
    for (const { nodes, environment } of ownersOf()) {
      const places = nodes.flatMap((node) =>
        amongMembers(node, `mentions ${key}`, () => mentionsIn(node).get(key) ?? []),
      );
      const environmentOf = ({ node }: { readonly node: ts.Node }): Environment => ({
        ...{ cells: new Map(), parent: environment, receiver },
        node: enclosingFunction(node) ?? node,
      });
      for (const container of containers) {
        filledBy(run, container, places.flatMap(fillsAt), environmentOf);
        filledBelow(run, container, places, environmentOf);
      }
    }
  } finally {
    run.filling.delete(name);
  }
  return field;
}
