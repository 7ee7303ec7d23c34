/**
 * The members of a class by name, read once a class: large components are asked for the same few fields again and again.
 * What is only declared, abstract members and the signatures of overloads, is done elsewhere and left out.
 */
import { amongMembers, remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { keyOfProperty, plainKey } from './property-keys.js';
import type { Run } from './run.js';
import { isStatic } from './static-writes.js';
import type { Environment } from './values.js';

type Named = ReadonlyMap<string, ts.ClassElement>;
interface Members {
  readonly ofClass: Named;
  readonly ofInstances: Named;
  readonly setters: ReadonlyMap<string, ts.SetAccessorDeclaration>;
  /** Those whose names are worked out: they depend on the run. */
  readonly computed: readonly ts.ClassElement[];
}

const isOnlyDeclared = (member: ts.ClassElement): boolean =>
  (compiler.isMethodDeclaration(member) || compiler.isAccessor(member)) && member.body === undefined;

const membersOf = remembered((node: ts.ClassLikeDeclaration): Members => {
  const [ofClass, ofInstances] = [new Map<string, ts.ClassElement>(), new Map<string, ts.ClassElement>()];
  const setters = new Map<string, ts.SetAccessorDeclaration>();
  const computed: ts.ClassElement[] = [];
  for (const member of node.members) {
    const { name } = member;
    if (name === undefined) continue;
    if (compiler.isComputedPropertyName(name)) computed.push(member);
    else if (compiler.isSetAccessorDeclaration(member)) addFirst(setters, plainKey(name), member);
    else if (!isOnlyDeclared(member)) addFirst(isStatic(member) ? ofClass : ofInstances, plainKey(name), member);
  }
  return { ofClass, ofInstances, setters, computed };
});

function addFirst<T>(members: Map<string, T>, key: string, member: T): void {
  if (!members.has(key)) members.set(key, member);
}

/** A member of a class itself by name, setters left out; null when it has none. */
export function ownMember(
  run: Run,
  node: ts.ClassLikeDeclaration,
  key: string,
  wantsStatic: boolean,
  environment: Environment | null,
): ts.ClassElement | null {
  const fits = (member: ts.ClassElement): boolean =>
    isStatic(member) === wantsStatic &&
    !isOnlyDeclared(member) &&
    !compiler.isSetAccessorDeclaration(member) &&
    member.name !== undefined &&
    keyOfProperty(run, member.name, environment) === key;
  const [named] = amongMembers(node, `${wantsStatic ? 'static' : 'member'} ${key}`, () => {
    const { ofClass, ofInstances } = membersOf(node);
    return listOf((wantsStatic ? ofClass : ofInstances).get(key));
  });
  return named ?? computedIn(node).find(fits) ?? null;
}

/** A setter of a class itself by name; null when it has none. */
export function ownSetter(run: Run, node: ts.ClassLikeDeclaration, key: string): ts.SetAccessorDeclaration | null {
  const fits = (member: ts.ClassElement): member is ts.SetAccessorDeclaration =>
    compiler.isSetAccessorDeclaration(member) && keyOfProperty(run, member.name, null) === key;
  const [named] = amongMembers(node, `setter ${key}`, () => listOf(membersOf(node).setters.get(key)));
  return named ?? computedIn(node).find(fits) ?? null;
}

const computedIn = (node: ts.ClassLikeDeclaration): readonly ts.ClassElement[] =>
  amongMembers(node, 'computed', () => membersOf(node).computed);

const listOf = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);
