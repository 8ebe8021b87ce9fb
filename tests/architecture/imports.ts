import { posix } from "node:path";

/** A file of the repository: its path from the top, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One import of our own code. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** `import type …`: gone at run time. */
  readonly typeOnly: boolean;
}

const STATIC = /^(?:import|export)\s+(type\s)?[^;"']*?from\s+"(\.[^"]+)"|^import\s+()"(\.[^"]+)"/gm;
const DYNAMIC = /\bimport\("(\.[^"]+)"\)/g;

/** Every import of one of our files by another. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  return files.flatMap(({ path, text }) => {
    const to = (specifier: string) => posix.join(posix.dirname(path), specifier);
    const fixed = [...text.matchAll(STATIC)].map((match) => ({
      from: path,
      to: to(match[2] ?? match[4] ?? ""),
      typeOnly: match[1] !== undefined,
    }));
    const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({
      from: path,
      to: to(match[1] ?? ""),
      typeOnly: false,
    }));
    return [...fixed, ...dynamic];
  });
}

/** Files that import each other in a ring, each ring once, as the path around it. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(file);
    if (seen >= 0) cycles.push([...trail.slice(seen), file]);
    if (seen >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}
