/**
 * What rewrites of programs are made of: a text is read as a tree, and edits are put into it by places, so that strings stay
 * whole.
 */
import ts from 'typescript';

/** A rewrite of the files of a program; the number chooses among what could be rewritten. */
export type Rewrite = (files: Files, choice: number) => Files | Promise<Files>;
export type Files = Readonly<Record<string, string>>;

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const parse = (text: string): ts.SourceFile => ts.createSourceFile('a.js', text, ts.ScriptTarget.Latest, true);

/** The edits in one pass; of two that overlap the outer one is made. */
export function edited(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let [result, position] = ['', 0];
  for (const { start, end, text: replacement } of ordered) {
    if (start < position) continue;
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}

/** Edits for every node of a text. */
export function editsIn(text: string, of: (node: ts.Node) => Edit | null): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const edit = of(node);
    if (edit !== null) edits.push(edit);
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return edits;
}

export const each =
  (rewrite: (text: string, choice: number) => string): Rewrite =>
  (files, choice) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, rewrite(text, choice)]));

export const placeOf = (node: ts.Node): { start: number; end: number } => ({ start: node.getStart(), end: node.end });

/** Whether an identifier names a variable where it stands, and no member. */
export function isVariable(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  return !ts.isMethodDeclaration(parent);
}

/** The imports at the beginning of a text, and the rest. */
export function apart(text: string): [string, string] {
  const { statements } = parse(text);
  const last = statements.filter((statement) => ts.isImportDeclaration(statement)).at(-1);
  const end = last === undefined ? 0 : last.end;
  return [text.slice(0, end), text.slice(end)];
}

export const isCommonJs = (text: string): boolean => text.includes('module.exports');
