/**
 * Settings whose default is declared somewhere in the program: who asks for one of them, by whatever parser of arguments or store of
 * settings, gets what it ships with. Takes the name of a setting, gives the date; null where none is declared.
 */
import { defaultAt, tokenName } from '../syntax/declared-facts.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { soughtKey } from '../links/shared.js';
import { unlessThrown } from './branches.js';
import type { Run } from './run.js';
import { isClocked, joinAll } from './values.js';
import type { Value } from './values.js';

const declarationLimit = 4;

/** A date that stands in the text, and nothing that is worked out when it is asked for. */
const isDate = (value: Value): boolean =>
  !isClocked(value) && (value.kind === 'date' || (value.kind === 'primitive' && value.from !== null));

export function declaredDefault(run: Run, setting: string): Value | null {
  const { shared } = run.program;
  if (!shared.has('declared', setting)) return null;
  return run.once(`declared ${setting}`, () => {
    run.muted++;
    try {
      const values = shared.nodes('declared', setting, declarationLimit).flatMap((node) => {
        const given = defaultAt(node);
        return given === null ? [] : (unlessThrown(run, () => run.interpreter.evaluate(run, given, null)) ?? []);
      });
      return values.length > 0 && values.every(isDate) ? joinAll(values) : null;
    } finally {
      run.muted--;
    }
  });
}

/** `constructor(@Inject('until') end: number)`: what is provided under the text or token; null where it is nothing. */
export function providedByToken(run: Run, parameter: ts.ParameterDeclaration): Value | null {
  for (const decorator of compiler.getDecorators(parameter) ?? []) {
    const { expression } = decorator;
    const [token] = compiler.isCallExpression(expression) ? expression.arguments : [];
    const name = token === undefined ? null : compiler.isStringLiteralLike(token) ? token.text : tokenName(token);
    if (name !== null) return provided(run, name);
  }
  return null;
}

/** `inject(UNTIL)`: what is provided under the token that a call is handed; null where it is nothing. */
export function providedTo(run: Run, call: ts.Node): Value | null {
  const token = compiler.isCallExpression(call) ? call.arguments.at(-1) : undefined;
  const name = token === undefined ? null : tokenName(token);
  return name === null ? null : provided(run, name);
}

/** What provides may stand in a file that nobody has read. */
function provided(run: Run, name: string): Value | null {
  run.trace.sought.add(soughtKey('declared', name));
  return declaredDefault(run, name);
}
