/** TypeScript namespaces as the objects that they compile to. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import type { Run } from './run.js';
import { objectValue } from './values.js';
import type { Environment, Value } from './values.js';

const memberLimit = 60;

/** The names that a statement of a namespace exports. */
function exportedBy(statement: ts.Statement): ts.Identifier[] {
  const modifiers = compiler.canHaveModifiers(statement) ? (compiler.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword)) return [];
  if (compiler.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (compiler.isIdentifier(name) ? [name] : []));
  const { name } = statement as { readonly name?: ts.Node };
  return name !== undefined && compiler.isIdentifier(name) ? [name] : [];
}

/** What a name of namespaces stands for: `import Beta = Limits.Beta`. */
export function namedInNamespaces(run: Run, name: ts.EntityName): Value {
  if (compiler.isIdentifier(name)) return run.interpreter.evaluate(run, name, null);
  return run.interpreter.getProperty(run, namedInNamespaces(run, name.left), name.right.text, name);
}

/** What a namespace exports, by name. */
export function namespaceOf(run: Run, { body }: ts.ModuleDeclaration, environment: Environment | null): Value {
  // `namespace Acme.Limits { … }`
  if (body !== undefined && compiler.isModuleDeclaration(body))
    return objectValue([[body.name.text, namespaceOf(run, body, environment)]], { open: true, path: 'namespace' });
  const statements = body !== undefined && compiler.isModuleBlock(body) ? body.statements : [];
  const names = statements.flatMap(exportedBy).slice(0, memberLimit);
  const members = names.flatMap((name): [string, Value][] => {
    const value = unlessThrown(run, () => run.interpreter.evaluate(run, name, environment));
    return value === null ? [] : [[name.text, value]];
  });
  return objectValue(members, { open: true, path: 'namespace' });
}
