/**
 * Where nodes stand: as keys that are equal for the same place, and as offsets. In a tree that is typed into, keys are told
 * from where the statement of the file begins, so that they stay what they are when that moves.
 */
import { NodeMap } from '../syntax/node-map.js';
import { hasPieces } from '../syntax/pieces.js';
import { seeWhole, sightNow, statementOf } from '../syntax/sight.js';
import { compiler, type ts } from '../syntax/typescript.js';

interface Key {
  readonly site: string;
  readonly whole: string;
}

/** Keys are only good for telling places apart: their order says nothing. */
export class PlaceKeys {
  readonly #numbers = new Map<string, number>();
  readonly #statements = new WeakMap<ts.Node, number>();
  #count = 0;
  readonly #keys = new NodeMap<ts.Node, Key>();
  /** Good for as long as there is the node: what they tell goes along with it. */
  readonly #refs = new WeakMap<ts.Node, Ref>();

  /** The place of a node, without leading comments. */
  refOf(node: ts.Node): Ref {
    const ref = this.#refs.get(node) ?? new Ref(node.getSourceFile().fileName, node, this);
    this.#refs.set(node, ref);
    return ref;
  }

  siteOf(node: ts.Node): string {
    return this.#of(node).site;
  }

  keyOf(node: ts.Node): string {
    return this.#of(node).whole;
  }

  #of(node: ts.Node): Key {
    let key = this.#keys.get(node);
    if (key === undefined) {
      const tree = node.getSourceFile();
      const statement = hasPieces(tree) ? statementOf(node) : tree;
      const from = statement === tree ? 0 : statement.pos;
      const site = `${statement === tree ? this.#numberOf(tree) : this.#numberIn(statement)}:${node.pos - from}`;
      // A class that is the same with other members ends elsewhere.
      key = { site, whole: `${site}:${node === statement && compiler.isClassLike(node) ? 'class' : node.end - from}` };
      this.#keys.set(node, key);
    }
    return key;
  }

  #numberOf({ fileName }: ts.SourceFile): number {
    const number = this.#numbers.get(fileName) ?? this.#numbers.size;
    this.#numbers.set(fileName, number);
    return number;
  }

  #numberIn(statement: ts.Node): string {
    const number = this.#statements.get(statement) ?? this.#count++;
    this.#statements.set(statement, number);
    return `s${number}`;
  }
}

/** A place. It goes along with its node; who asks for its offsets has seen where that stands. */
export class Ref {
  readonly path: string;
  readonly #node: ts.Node;
  readonly #keys: PlaceKeys;

  constructor(path: string, node: ts.Node, keys: PlaceKeys) {
    this.path = path;
    this.#node = node;
    this.#keys = keys;
  }

  get start(): number {
    const start = this.#node.getStart();
    sightNow()?.start(this.#node, start);
    return start;
  }

  get end(): number {
    sightNow()?.start(this.#node, this.#node.getStart());
    seeWhole(this.#node);
    return this.#node.end;
  }

  get site(): string {
    return this.#keys.siteOf(this.#node);
  }

  get key(): string {
    return this.#keys.keyOf(this.#node);
  }
}
