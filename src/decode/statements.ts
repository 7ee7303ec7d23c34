/** Statements and bodies of plain code made ready to be followed. What is not listed is not followed when it is reached. */
import { definitionAt } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { truth } from './coercion.js';
import { stepsOf, switchOf, tryOf } from './flow.js';
import { setterOf, slotOf } from './plans.js';
import type { Body, Code, Ending, Follower, Plan, Step } from './plans.js';
import { Fn, List, notFollowed, Rec, Thrown } from './values.js';
import type { Frame, Value } from './values.js';

type Maker<T extends ts.Node = ts.Node> = (machine: Follower, plan: Plan, node: T) => Step;
const { SyntaxKind } = compiler;
const makers = new Map<ts.SyntaxKind, Maker>();
const on = <T extends ts.Node>(kind: ts.SyntaxKind, maker: Maker<T>): void => void makers.set(kind, maker as Maker);
const nothing: Step = () => null;

export const stepOf = (machine: Follower, plan: Plan, node: ts.Statement): Step =>
  makers.get(node.kind)?.(machine, plan, node) ?? notFollowed;

/** What a call does: its arguments and inner functions first. */
export function bodyOf(machine: Follower, plan: Plan): Body {
  const { parameters, body } = plan.node;
  if (body === undefined) return { enter: notFollowed, run: notFollowed };
  const binders = parameters.map((parameter, index) => binderOf(machine, plan, parameter, index));
  const hoisted = innerFunctions(machine, plan, body);
  const enter = (frame: Frame): void => {
    for (const { slot, plan: own, node } of hoisted) frame.slots[slot] = new Fn(node, own, frame, frame.self);
    for (const bind of binders) bind(frame);
  };
  if (compiler.isBlock(body)) return { enter, run: stepsOf(machine, plan, body.statements) };
  const code = machine.codeOf(plan, body);
  return { enter, run: (frame) => returned(frame, code(frame)) };
}

function returned(frame: Frame, value: Value): Ending {
  frame.result = value;
  return 'return';
}

function binderOf(
  machine: Follower,
  plan: Plan,
  parameter: ts.ParameterDeclaration,
  index: number,
): (frame: Frame) => void {
  const set = setterOf(plan, parameter.name);
  if (parameter.dotDotDotToken !== undefined) return (frame) => set(frame, new List(frame.args.slice(index)));
  const initial = parameter.initializer && machine.codeOf(plan, parameter.initializer);
  return (frame) => {
    const given = frame.args[index];
    set(frame, given === undefined && initial !== undefined ? initial(frame) : given);
  };
}

/** Functions that are declared within a body, not within functions in it, and the own name of a function. */
function innerFunctions(
  machine: Follower,
  plan: Plan,
  body: ts.Node,
): { slot: number; plan: Plan; node: ts.FunctionLikeDeclaration }[] {
  const found: { slot: number; plan: Plan; node: ts.FunctionLikeDeclaration }[] = [];
  const note = (name: ts.Identifier | undefined, node: ts.FunctionLikeDeclaration, own: Plan): void => {
    const definition = name && definitionAt(name);
    const place = definition ? slotOf(plan, definition) : null;
    if (place?.out === 0) found.push({ slot: place.slot, plan: own, node });
  };
  const look = (node: ts.Node): void => {
    if (compiler.isFunctionDeclaration(node)) note(node.name, node, machine.plan(node, plan));
    else if (!compiler.isFunctionLike(node) && !compiler.isExpression(node)) compiler.forEachChild(node, look);
  };
  compiler.forEachChild(body, look);
  return found;
}

on<ts.Block>(SyntaxKind.Block, (machine, plan, { statements }) => stepsOf(machine, plan, statements));
on(SyntaxKind.EmptyStatement, () => nothing);
on(SyntaxKind.FunctionDeclaration, () => nothing);
on<ts.ExpressionStatement>(SyntaxKind.ExpressionStatement, (machine, plan, { expression }) => {
  const code = machine.codeOf(plan, expression);
  return (frame) => (code(frame), null);
});
on<ts.VariableStatement>(SyntaxKind.VariableStatement, (machine, plan, { declarationList }) =>
  listOf(machine, plan, declarationList),
);

function listOf(machine: Follower, plan: Plan, { declarations, flags }: ts.VariableDeclarationList): Step {
  const isVar = (flags & compiler.NodeFlags.BlockScoped) === 0;
  const steps = declarations.map(({ name, initializer }) => {
    const set = setterOf(plan, name);
    const code: Code | undefined = initializer && machine.codeOf(plan, initializer);
    if (code === undefined && isVar) return () => undefined;
    return (frame: Frame): void => set(frame, code?.(frame));
  });
  return (frame) => {
    for (const step of steps) step(frame);
    return null;
  };
}

on<ts.ReturnStatement>(SyntaxKind.ReturnStatement, (machine, plan, { expression }) => {
  const code: Code = expression === undefined ? () => undefined : machine.codeOf(plan, expression);
  return (frame) => returned(frame, code(frame));
});
on<ts.ThrowStatement>(SyntaxKind.ThrowStatement, (machine, plan, { expression }) => {
  const code = machine.codeOf(plan, expression);
  return (frame) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what scanned code throws is no error of this program
    throw new Thrown(code(frame));
  };
});
on<ts.IfStatement>(SyntaxKind.IfStatement, (machine, plan, node) => {
  const condition = machine.codeOf(plan, node.expression);
  const yes = machine.stepOf(plan, node.thenStatement);
  const no = node.elseStatement === undefined ? nothing : machine.stepOf(plan, node.elseStatement);
  return (frame) => (truth(condition(frame)) ? yes(frame) : no(frame));
});
on<ts.SwitchStatement>(SyntaxKind.SwitchStatement, switchOf);
on<ts.TryStatement>(SyntaxKind.TryStatement, tryOf);

const jump =
  (ending: 'break' | 'continue'): Maker<ts.BreakOrContinueStatement> =>
  (_machine, _plan, { label }) =>
  (frame) => {
    frame.label = label?.text ?? null;
    return ending;
  };
on(SyntaxKind.BreakStatement, jump('break'));
on(SyntaxKind.ContinueStatement, jump('continue'));
on<ts.LabeledStatement>(SyntaxKind.LabeledStatement, (machine, plan, { label, statement }) => {
  const step = machine.stepOf(plan, statement);
  return (frame) => {
    const ending = step(frame);
    if (ending !== 'break' || frame.label !== label.text) return ending;
    frame.label = null;
    return null;
  };
});

/** One round of a loop; whether another may follow, or how the loop ends. */
function roundOf(machine: Follower, plan: Plan, node: ts.IterationStatement): (frame: Frame) => Ending | 'next' {
  const body = machine.stepOf(plan, node.statement);
  const cost = 1 + Math.floor((node.end - node.pos) / 64);
  const labels = new Set<string>();
  for (let outer = node.parent; compiler.isLabeledStatement(outer); outer = outer.parent) labels.add(outer.label.text);
  return (frame) => {
    machine.spend(cost);
    const ending = body(frame);
    if (ending === null) return 'next';
    if (ending === 'return') return ending;
    const isOwn = frame.label === null || (ending === 'continue' && labels.has(frame.label));
    if (!isOwn) return ending;
    frame.label = null;
    return ending === 'continue' ? 'next' : null;
  };
}

type Test = (frame: Frame) => boolean;
const loop =
  (isAsked: boolean, test: Test, round: (frame: Frame) => Ending | 'next', after: (frame: Frame) => void): Step =>
  (frame) => {
    for (let asks = isAsked; !asks || test(frame); asks = true) {
      const ending = round(frame);
      if (ending !== 'next') return ending;
      after(frame);
    }
    return null;
  };
const idle = (): void => undefined;
const testOf = (machine: Follower, plan: Plan, node: ts.Expression | undefined): Test => {
  const code = node && machine.codeOf(plan, node);
  return code === undefined ? () => true : (frame) => truth(code(frame));
};

on<ts.WhileStatement>(SyntaxKind.WhileStatement, (machine, plan, node) =>
  loop(true, testOf(machine, plan, node.expression), roundOf(machine, plan, node), idle),
);
on<ts.DoStatement>(SyntaxKind.DoStatement, (machine, plan, node) =>
  loop(false, testOf(machine, plan, node.expression), roundOf(machine, plan, node), idle),
);
on<ts.ForStatement>(SyntaxKind.ForStatement, (machine, plan, node) => {
  const { initializer, condition, incrementor } = node;
  const begin: Step =
    initializer === undefined
      ? nothing
      : compiler.isVariableDeclarationList(initializer)
        ? listOf(machine, plan, initializer)
        : discarding(machine.codeOf(plan, initializer));
  const advance = incrementor && machine.codeOf(plan, incrementor);
  const rest = loop(
    true,
    testOf(machine, plan, condition),
    roundOf(machine, plan, node),
    (frame) => void advance?.(frame),
  );
  return (frame) => {
    begin(frame);
    return rest(frame);
  };
});
const discarding =
  (code: Code): Step =>
  (frame) => (code(frame), null);

const each =
  (itemsOf: (value: Value) => readonly Value[]): Maker<ts.ForInOrOfStatement> =>
  (machine, plan, node) => {
    const { initializer } = node;
    const name = compiler.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
    const set = name === undefined ? notFollowed : setterOf(plan, name);
    const source = machine.codeOf(plan, node.expression);
    const round = roundOf(machine, plan, node);
    return (frame) => {
      for (const item of itemsOf(source(frame))) {
        set(frame, item);
        const ending = round(frame);
        if (ending !== 'next') return ending;
      }
      return null;
    };
  };
on(
  SyntaxKind.ForOfStatement,
  each((value) => (value instanceof List ? value.items : typeof value === 'string' ? [...value] : notFollowed())),
);
on(
  SyntaxKind.ForInStatement,
  each((value) => (value instanceof Rec ? [...value.own.keys()] : notFollowed())),
);
