/**
 * What the functions of a library do, where a catalogue says it in JavaScript: its text becomes a function like any of the
 * program's own, whose calls are followed. Takes the name of something in a library, gives that function or class.
 */
import type { ModelCatalogue } from '../rulebook/models.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { keepModel } from './model-sites.js';
import type { Run } from './run.js';
import type { Value } from './values.js';

const made = new WeakMap<ModelCatalogue, ts.Expression>();

/** All models of a library as one expression: they mean each other by their names. */
function expressionOf(catalogue: ModelCatalogue): ts.Expression {
  const known = made.get(catalogue);
  if (known !== undefined) return known;
  const lines = catalogue.entries.map(
    ({ name, as }) => `const ${name} = ${typeof as === 'string' ? as : as.join('\n')};`,
  );
  const names = catalogue.entries.map(({ name }) => name);
  const text = `(() => {\n${lines.join('\n')}\nreturn { ${names.join(', ')} };\n})()`;
  const tree = compiler.createSourceFile(`${catalogue.library}.model.js`, text, compiler.ScriptTarget.ESNext, true);
  keepModel(tree);
  walk(tree, (node) => {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node)) keepModel(node);
  });
  const expression = (tree.statements[0] as ts.ExpressionStatement).expression;
  made.set(catalogue, expression);
  return expression;
}

function evaluated(run: Run, expression: ts.Expression): Value {
  const tree = expression.getSourceFile();
  const { fileName: path, text } = tree;
  run.program.adopt({ path, displayPath: path, text, tree, lineStarts: tree.getLineStarts(), syntaxErrors: [] });
  return run.interpreter.evaluate(run, expression, null);
}

/** The function or class that stands for something in a library; null where no catalogue knows it. */
export function modelOf(run: Run, name: string): Value | null {
  const found = run.lexicon.modelNamed(name);
  if (found === null) return null;
  const key = `models of ${found.catalogue.library}`;
  const known = run.memo.get(key);
  const all = known ?? evaluated(run, expressionOf(found.catalogue));
  if (known === undefined) run.memo.set(key, all);
  return all.kind === 'object' ? (all.properties.get(found.name) ?? null) : null;
}
