/**
 * What has to do with the clock so far: hot places (clock reads, mentions of clock-dependent names) and hot
 * functions. The interpreter asks it which statements of a long body matter and which methods a name may mean.
 */
import { writtenFunction } from '../syntax/state-machines.js';
import { describedName, oldGetterName } from '../syntax/descriptors.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Clusters } from './clusters.js';
import type { Inquiry } from './inquiry.js';

const methodLimit = 3;

/** Marks on nodes and stretches of files; only ever grows. */
export class Heat {
  /** Notes what is asked, where somebody wants to know. */
  inquiry: Inquiry | null = null;
  readonly #positions = new Map<string, { known: Set<number>; sorted: number[] | null }>();
  readonly #functions = new Set<ts.Node>();
  readonly #methods = new Map<string, Set<ts.FunctionLikeDeclaration>>();
  readonly #clocks = new Map<string, Set<string>>();
  readonly #clusters: Clusters;

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
  }

  /** Notes that members of this name are a clock by the dotted name of that: `app.$time = dayjs`. */
  keepClock(member: string, clock: string): void {
    const known = this.#clocks.get(member) ?? new Set();
    this.#clocks.set(member, known.add(clock));
  }

  /** The clocks that a member of this name may be, by their dotted names; none where nobody can tell which. */
  clocksKept(member: string): readonly string[] {
    const found = [...(this.#clocks.get(member) ?? [])].sort();
    const answer = found.length > methodLimit ? [] : found;
    this.inquiry?.noteClocks(member, answer);
    return answer;
  }

  /** Marks a place; gives the function around it, or the file, whether that was cold before, and the place as well. */
  mark(node: ts.Node): { owner: ts.Node; isNewOwner: boolean; isNewPlace: boolean } {
    const { fileName } = node.getSourceFile();
    const places = this.#positions.get(fileName) ?? { known: new Set(), sorted: null };
    this.#positions.set(fileName, places);
    const isNewPlace = !places.known.has(node.pos);
    if (isNewPlace) {
      places.known.add(node.pos);
      places.sorted = null;
    }
    const owner = writtenFunction(node) ?? node.getSourceFile();
    const isNewOwner = !this.#functions.has(owner);
    this.#functions.add(owner);
    this.#indexMethod(owner);
    return { owner, isNewOwner, isNewPlace };
  }

  #indexMethod(owner: ts.Node): void {
    const name = memberNameOf(owner);
    if (name === null) return;
    const known = this.#methods.get(name) ?? new Set();
    this.#methods.set(name, known.add(owner as ts.FunctionLikeDeclaration));
  }

  isHotFunction(node: ts.Node): boolean {
    const answer = this.#functions.has(node);
    this.inquiry?.noteHotFunction(node, answer);
    return answer;
  }

  /** Whether a marked place lies within the node. */
  isHot(node: ts.Node): boolean {
    const answer = this.#hasPlaceIn(node);
    this.inquiry?.noteHot(node, answer);
    return answer;
  }

  #hasPlaceIn(node: ts.Node): boolean {
    const places = this.#positions.get(node.getSourceFile().fileName);
    if (places === undefined) return false;
    const offsets = (places.sorted ??= [...places.known].sort((a, b) => a - b));
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] as number) < node.pos) low = middle + 1;
      else high = middle;
    }
    const first = offsets[low];
    return first !== undefined && first < node.end;
  }

  /**
   * The hot functions that a member of this name may be, where a file mentions it; none when the name is too common to
   * tell. What belongs together with the file is meant first.
   */
  methodsNamed(name: string, path: string): readonly ts.FunctionLikeDeclaration[] {
    const found = this.#clusters.nearest(path, [...(this.#methods.get(name) ?? [])], fileNameOf);
    const answer = found.length > methodLimit ? [] : found;
    this.inquiry?.noteMethods(name, path, answer);
    return answer;
  }
}

/** The name under which a function can be called as a member: method, property of an object, `x.name = function`. */
export function memberNameOf(node: ts.Node): string | null {
  if (compiler.isMethodDeclaration(node)) return describedName(node) ?? textOfName(node.name);
  if (compiler.isGetAccessor(node)) return textOfName(node.name);
  const { parent } = node as { readonly parent: ts.Node | undefined };
  if (parent === undefined) return null;
  if (compiler.isCallExpression(parent)) return oldGetterName(node);
  // A function of a namespace.
  if (compiler.isFunctionDeclaration(node)) return compiler.isModuleBlock(parent) ? (node.name?.text ?? null) : null;
  if (compiler.isPropertyAssignment(parent)) return describedName(parent) ?? textOfName(parent.name);
  if (compiler.isPropertyDeclaration(parent)) return textOfName(parent.name);
  if (isFieldParameter(parent)) return compiler.isIdentifier(parent.name) ? parent.name.text : null;
  if (
    compiler.isBinaryExpression(parent) &&
    parent.right === node &&
    compiler.isPropertyAccessExpression(parent.left)
  ) {
    return parent.left.name.text;
  }
  return null;
}

/** `constructor(private clock = () => Date.now())` */
const isFieldParameter = (node: ts.Node): node is ts.ParameterDeclaration =>
  compiler.isParameter(node) && (node.modifiers?.length ?? 0) > 0;

const fileNameOf = (node: ts.Node): string => node.getSourceFile().fileName;

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** Whether a function is put on the global object: `globalThis.name = function`. */
export function isOnGlobalObject(node: ts.Node): boolean {
  const { parent } = node as { readonly parent: ts.Node | undefined };
  if (parent === undefined || !compiler.isBinaryExpression(parent) || parent.right !== node) return false;
  if (!compiler.isPropertyAccessExpression(parent.left)) return false;
  let owner: ts.Expression = parent.left.expression;
  while (compiler.isParenthesizedExpression(owner) || compiler.isAsExpression(owner)) owner = owner.expression;
  return compiler.isIdentifier(owner) && globalObjects.has(owner.text);
}

const textOfName = (name: ts.PropertyName): string | null =>
  compiler.isIdentifier(name) || compiler.isStringLiteral(name) || compiler.isPrivateIdentifier(name)
    ? name.text
    : null;
