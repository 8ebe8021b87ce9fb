import { importsOf, type SourceFile } from "./imports.ts";

/**
 * A string that begins with one of the folders of the live publication. What is joined to another folder, or stands in a
 * path behind something else, is a name inside that folder and reads nothing of ours.
 */
const LIVE = /(?<!\b(?:join|resolve)\([^;]{0,200},\s*)(["'`])(?:\.\/)?(?:src\/articles|_data)(?=\1|\/)/g;
/** Options of commands that are the live publication when nobody says otherwise, and where they are declared for all. */
const DEFAULT = /default: "(?:src\/articles|_data)"|\bUSUAL\.(?:articles|data)\b/;
const DECLARED = "src/terminal/options.ts";
const COMMENT_LINE = /^[ \t]*(?:\*|\/\*\*|\/\/).*$/gm;
const SCRIPT = /["'`](scripts\/[\w-]+\.(?:ts|mjs))["'`]/g;
const CODE = /\.(?:ts|tsx|cjs|mjs)$/;
/** The rules themselves are about these names. */
const RULES = "tests/architecture/";

/** By file, why it may name the live publication or use its defaults. */
export type Allowed = Readonly<Record<string, string>>;

/**
 * Tests that read the live publication: by its name, or because they start something of which it is the default without
 * saying which publication they mean. The articles of a day must not decide whether the code's tests pass.
 *
 * @returns one sentence each; also for what is allowed and no longer there, so that the list can only become shorter
 */
export function readsOfLiveContent(files: readonly SourceFile[], allowed: Allowed = {}): string[] {
  const tests = files.filter(({ path }) => path.startsWith("tests/") && CODE.test(path) && !path.startsWith(RULES));
  const doors = doorsOf(files);
  const used = importsOf(tests).filter(({ to, typeOnly }) => !typeOnly && doors.has(to) && !isParser(to));
  const found = tests.flatMap(({ path, text }) => {
    const lines = [...text.replace(COMMENT_LINE, "").matchAll(LIVE)].map(
      ({ index }) => text.slice(0, index).split("\n").length,
    );
    const named = lines.map((line) => `${path}:${line} names the live publication`);
    const opened = [
      ...used.filter(({ from }) => from === path).map(({ to }) => to),
      ...[...text.matchAll(SCRIPT)].map(([, script = ""]) => script).filter((script) => doors.has(script)),
    ];
    if (text.includes("--articles") && text.includes("--data")) return named;
    return [...named, ...new Set(opened.map((door) => `${path} starts ${door} and names no publication`))];
  });
  const isAllowed = (fault: string) => Object.keys(allowed).some((path) => fault.startsWith(path));
  const needless = Object.keys(allowed).filter((path) => !found.some((fault) => fault.startsWith(path)));
  return [
    ...found.filter((fault) => !isAllowed(fault)),
    ...needless.map((path) => `${path} needs no leave to name the live publication`),
  ];
}

/** Every file of ours that has such a default, or uses one that has. */
function doorsOf(files: readonly SourceFile[]): ReadonlySet<string> {
  const ours = files.filter(({ path }) => !path.startsWith("tests/"));
  const doors = new Set(
    ours.filter(({ path, text }) => path !== DECLARED && DEFAULT.test(text)).map(({ path }) => path),
  );
  const imports = importsOf(ours).filter(({ typeOnly }) => !typeOnly);
  for (let known = 0; known !== doors.size; ) {
    known = doors.size;
    for (const { from, to } of imports) if (doors.has(to)) doors.add(from);
  }
  return doors;
}

/** Reads what was typed, and opens no file. */
function isParser(path: string): boolean {
  return path.endsWith("/options.ts");
}
