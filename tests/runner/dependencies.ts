import { posix } from "node:path";
import { importsOf, type SourceFile } from "../architecture/imports.ts";

const COMMENT = /^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*$)/gm;
/** A text in quotes, or the beginning of one up to what is put into it. */
const QUOTED = /["'`](\.{0,2}(?:\/\.\.)*\/?[\w@][\w@.-]*(?:\/[\w@.-]+)*\/?)(?:["'`]|\$\{)/g;

/**
 * Which files each source file needs: what it imports, and what it names, be it as a program to start, a fixture, a style or
 * a folder of templates. A name is a text in quotes that is the path of a file or folder, from the top or from where it is
 * written. What is gone at run time (`import type`) is left to the compiler.
 *
 * @param paths every file of the repository, from the top
 * @param sources those of them that may need others
 */
export function dependenciesOf(paths: readonly string[], sources: readonly SourceFile[]): Map<string, Set<string>> {
  const known = new Set(paths);
  const inFolder = new Map<string, string[]>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder))
      inFolder.set(folder, [...(inFolder.get(folder) ?? []), path]);
  }
  const named = (place: string): readonly string[] => (known.has(place) ? [place] : (inFolder.get(place) ?? []));
  const needs = new Map<string, Set<string>>();
  for (const { from, to, typeOnly } of importsOf(sources)) if (!typeOnly) add(needs, from, [to]);
  for (const { path, text } of sources) {
    const typed = new Set(importsOf([{ path, text }]).flatMap(({ to, typeOnly }) => (typeOnly ? [to] : [])));
    for (const [, quoted = ""] of text.replace(COMMENT, "").matchAll(QUOTED)) {
      const name = quoted.replace(/\/$/, "");
      const beside = posix.join(posix.dirname(path), name);
      // A folder at the top is called as many other things are: "src".
      if (name !== quoted || /^[_.]|\//.test(name)) add(needs, path, named(posix.normalize(name)));
      if (name.startsWith(".") && !typed.has(beside)) add(needs, path, named(beside));
    }
  }
  return needs;
}

function add(needs: Map<string, Set<string>>, from: string, to: readonly string[]): void {
  const known = needs.get(from) ?? new Set();
  for (const path of to) if (path !== from) known.add(path);
  needs.set(from, known);
}

/** Everything that needs one of these files, however indirectly, and the files themselves. */
export function dependentsOf(files: readonly string[], needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const neededBy = new Map<string, string[]>();
  for (const [from, all] of needs) for (const to of all) neededBy.set(to, [...(neededBy.get(to) ?? []), from]);
  const found = new Set<string>();
  const look = [...files];
  for (let path = look.pop(); path !== undefined; path = look.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    look.push(...(neededBy.get(path) ?? []));
  }
  return found;
}
