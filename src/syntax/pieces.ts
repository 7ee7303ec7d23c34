/**
 * What the top-level statements of a tree say by themselves, kept from one text of a file to the next by the text of the
 * statement. Takes questions whose answer follows from a statement's own text; an answer holds no nodes, and offsets only
 * from where the statement begins. Trees that nobody carries anything over to are asked anew each time.
 */
import { compiler, type ts } from './typescript.js';

/** What is asked of each statement: itself is what answers are kept by. */
export type Question<T> = (statement: ts.Statement, tree: ts.SourceFile) => T;

type Answers = Map<Question<unknown>, Map<string, unknown>>;

interface Pieces {
  readonly now: Answers;
  /** Those of the text before; what the new text does not ask for goes with it. */
  readonly before: Answers | null;
}

const known = new WeakMap<ts.SourceFile, Pieces>();

/** Lets a tree have the answers of the one that it takes the place of. */
export function carryOver(before: ts.SourceFile | undefined, after: ts.SourceFile): void {
  const former = before === undefined || isOther(before, after) ? undefined : known.get(before);
  known.set(after, { now: new Map(), before: former?.now ?? null });
}

/** The same text is another code where it is read by other rules. */
const isOther = (one: ts.SourceFile, other: ts.SourceFile): boolean =>
  one.fileName !== other.fileName || compiler.isExternalModule(one) !== compiler.isExternalModule(other);

/** Whether answers are kept for a tree. */
export const hasPieces = (tree: ts.SourceFile): boolean => known.has(tree);

/** The answer for a statement of a tree that answers are kept for. */
export function answerFor<T>(tree: ts.SourceFile, statement: ts.Statement, question: Question<T>): T {
  const pieces = known.get(tree);
  if (pieces === undefined) return question(statement, tree);
  const answers = answersIn(pieces.now, question);
  const text = tree.text.slice(statement.pos, statement.end);
  if (!answers.has(text)) {
    const former = pieces.before?.get(question);
    answers.set(text, former?.has(text) === true ? former.get(text) : question(statement, tree));
  }
  return answers.get(text) as T;
}

function answersIn(answers: Answers, question: Question<unknown>): Map<string, unknown> {
  const byText = answers.get(question) ?? new Map<string, unknown>();
  answers.set(question, byText);
  return byText;
}
