/**
 * Which files hang together by imports. A package often ships the same code several times (ES modules, CommonJS, one file for
 * the browser): what is only known by its name is sought among the files that belong together first, and elsewhere only
 * where there is nothing, or each copy would take the other's functions for its own.
 */

/** Where all files belong that neither import nor export: they share their names as scripts of one page do. */
const scripts = ' scripts';

/** Sets of files by path; they only ever grow together. */
export class Clusters {
  readonly #above = new Map<string, string>();

  /** Puts a file together with those that it imports; `isScript` says that it has neither imports nor exports. */
  add(path: string, imported: Iterable<string>, isScript: boolean): void {
    for (const target of imported) this.#unite(path, target);
    if (isScript) this.#unite(path, scripts);
  }

  #unite(a: string, b: string): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(one, other);
  }

  /** What stands for the cluster of a file at present: equal for the files of one cluster. */
  of(path: string): string {
    let top = path;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
    if (top !== path) this.#above.set(path, top);
    return top;
  }

  /** Of some things those that stand in the cluster of a file; all of them where none does. */
  nearest<T>(path: string, things: readonly T[], pathOf: (thing: T) => string): readonly T[] {
    if (things.length < 2) return things;
    const own = this.of(path);
    const near = things.filter((thing) => this.of(pathOf(thing)) === own);
    return near.length === 0 ? things : near;
  }
}
