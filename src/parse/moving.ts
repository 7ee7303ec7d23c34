/**
 * What lies behind a change only moves, and that is most of a file: the compiler would ask each node for its children to find
 * the next. Takes a tree, where its text changes and where it has errors; hides what is inside of the statements and members
 * behind the change from the compiler while it works, and moves it by a list that is made once.
 */
import { compiler, type ts } from '../syntax/typescript.js';

const { SyntaxKind } = compiler;

/** What is written to: the compiler's types say that nobody does. */
type Holder = Record<string, ts.Node | ts.NodeArray<ts.Node> | undefined>;

interface Hidden {
  readonly holder: Holder;
  readonly name: string;
  readonly inside: ts.Node | ts.NodeArray<ts.Node>;
}

/** Of the tree before. */
export interface Outside {
  readonly hidden: readonly Hidden[];
  /** Statements and members that a change does not touch: they are taken over as they are, or not at all. */
  readonly untouched: ReadonlySet<ts.Node>;
}

/** What a change leaves as it is. The compiler has to see what has an error in it, or may have. */
export function outsideOf(
  tree: ts.SourceFile,
  { span: { start, length } }: ts.TextChangeRange,
  errors: readonly ts.DiagnosticWithLocation[],
): Outside {
  const hidden: Hidden[] = [];
  const untouched = new Set<ts.Node>();
  const end = start + length;
  const stack: ts.Node[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const children: ts.Node[] = [];
    compiler.forEachChild(node, (child) => void children.push(child));
    const isTakenOver = isListOfWholes(node);
    for (const [index, child] of children.entries()) {
      const isBehind = child.pos > end;
      if (!isBehind && child.end >= start) stack.push(child);
      else if (isTakenOver) untouched.add(child);
      // What is wrong at the end of a statement may be told of the next, and the other way round.
      const [from, to] = [children[index - 1]?.pos ?? 0, children[index + 1]?.end ?? Infinity];
      if (isBehind && isTakenOver && !errors.some((error) => error.start >= from && error.start <= to))
        hide(hidden, child);
    }
  }
  return { hidden, untouched };
}

/** Does something that makes the tree of the next text, and moves by so many characters what it did not see. */
export function movingAll<T>({ hidden }: Outside, by: number, update: () => T): T {
  for (const { holder, name } of hidden) holder[name] = undefined;
  try {
    return update();
  } finally {
    for (const { holder, name, inside } of hidden) {
      holder[name] = inside;
      if (by !== 0) move(inside, by);
    }
  }
}

function hide(hidden: Hidden[], node: ts.Node): void {
  const name = partOf(node.kind);
  const holder = node as unknown as Holder;
  const inside = name === null ? undefined : holder[name];
  if (name !== null && inside !== undefined) hidden.push({ holder, name, inside });
}

/** Whether what lies directly in a node is taken over piece by piece. */
const isListOfWholes = (node: ts.Node): boolean =>
  compiler.isSourceFile(node) || compiler.isBlock(node) || compiler.isModuleBlock(node) || compiler.isClassLike(node);

/** Where most of a statement or member lies that the compiler can take over. */
function partOf(kind: ts.SyntaxKind): string | null {
  switch (kind) {
    case SyntaxKind.FunctionDeclaration:
    case SyntaxKind.MethodDeclaration:
    case SyntaxKind.GetAccessor:
    case SyntaxKind.SetAccessor:
    case SyntaxKind.Constructor:
    case SyntaxKind.ModuleDeclaration:
      return 'body';
    case SyntaxKind.ClassDeclaration:
      return 'members';
    case SyntaxKind.VariableStatement:
      return 'declarationList';
    case SyntaxKind.ExpressionStatement:
    case SyntaxKind.ReturnStatement:
      return 'expression';
    default:
      return null;
  }
}

type Range = { -readonly [Key in keyof ts.TextRange]: ts.TextRange[Key] };

/** Everything in a part, with the part itself. A part that is taken over stays as it is. */
interface Ranges {
  readonly leaves: Range[];
  readonly others: Range[];
}
const ranges = new WeakMap<object, Ranges>();

function move(inside: Hidden['inside'], by: number): void {
  const { leaves, others } = ranges.get(inside) ?? rangesIn(inside);
  moveLeaves(leaves, by);
  for (const range of others) {
    range.pos += by;
    range.end += by;
  }
}

/** By itself, as these are objects of two shapes: half of all, for which the engine has the quick way. */
function moveLeaves(leaves: readonly Range[], by: number): void {
  for (const leaf of leaves) {
    leaf.pos += by;
    leaf.end += by;
  }
}

function rangesIn(inside: Hidden['inside']): Ranges {
  const found: Ranges = { leaves: [], others: [] };
  const stack: ts.Node[] = [];
  const push = (node: ts.Node): void => void stack.push(node);
  const pushAll = (nodes: ts.NodeArray<ts.Node>): void => {
    found.others.push(nodes);
    for (const node of nodes) stack.push(node);
  };
  if ('kind' in inside) push(inside);
  else pushAll(inside);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const isLeaf = compiler.isIdentifier(node) || compiler.isTokenKind(node.kind);
    (isLeaf ? found.leaves : found.others).push(node);
    compiler.forEachChild(node, push, pushAll);
  }
  ranges.set(inside, found);
  return found;
}
