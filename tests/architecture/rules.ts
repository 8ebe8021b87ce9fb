import { basename } from "node:path";
import { DOORS } from "./doors.ts";
import { cyclesOf, type Import, importsOf, type SourceFile } from "./imports.ts";
import { ROOMS } from "./rooms.ts";

/** Everything that may stand at the top; the tree in README.md says what each is. */
export const TOP_LEVEL: readonly string[] = [
  ".ci",
  ".editorconfig",
  ".github",
  ".gitignore",
  ".npmrc",
  ".nvmrc",
  ".vscode",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "_data",
  "_includes",
  "biome.json",
  "docs",
  "netlify.toml",
  "package-lock.json",
  "package.json",
  "scripts",
  "src",
  "tests",
  "tsconfig.json",
];

/** Who may decode or draw pictures. Everybody else knows them by their record. */
const SHARP =
  /^(?:src\/build\/(?:pictures|cards|name)\/|src\/gate\/pictures\/|scripts\/draw\/|scripts\/bench\/pictures\/|tests\/)/;
const MOST_LINES = 250;
/** Names that say nothing about what is inside, so that everything ends up there. */
const DRAWER = /(?:^|[/.-])(?:utils?|helpers?|common|misc|shared|lib|V\d)(?:[/.-]|$)|[a-z]V\d+\./;
/** Where text that was made safe before goes into a page as it is: an article, a page of prose, structured data. */
const RAW_HTML = [
  "_includes/layouts/Document.tsx",
  "_includes/partials/article-body/ArticleBody.tsx",
  "_includes/partials/prose/Prose.tsx",
];

/** What is wrong with the structure; one sentence each, empty when nothing is. */
export function violations(files: readonly SourceFile[]): string[] {
  const imports = importsOf(files);
  return [
    ...imports.flatMap(forbidden),
    ...cyclesOf(imports).map((cycle) => `import cycle: ${cycle.join(" → ")}`),
    ...strayNames(files),
    ...files.flatMap(shape),
  ];
}

function forbidden({ from, to, typeOnly }: Import): string[] {
  const [importer, imported] = [roomOf(from), roomOf(to)];
  if (importer === imported || from.startsWith("tests/")) return [];
  const room = ROOMS[importer];
  if (!room) return [`${from} is in no known room`];
  if (DOORS[imported]?.includes(from) === false) return [`${from} is no door to ${imported}: ${to}`];
  if (room.values.includes(imported)) return [];
  if (room.types?.includes(imported)) return typeOnly ? [] : [`${from} may import only types of ${imported}: ${to}`];
  return [`${from} may not import ${imported}: ${to}`];
}

/** `src/domain`, `tests/runner`, `_includes`, `scripts`, … */
function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  return (top === "src" || top === "tests") && third !== undefined ? `${top}/${second}` : top;
}

function strayNames(files: readonly SourceFile[]): string[] {
  const names = new Set(files.map(({ path }) => path.split("/")[0] ?? ""));
  return [...names].filter((name) => !TOP_LEVEL.includes(name)).map((name) => `${name} does not belong at the top`);
}

function shape({ path, text }: SourceFile): string[] {
  if (!/\.tsx?$/.test(path)) return [];
  const lines = text.split("\n").length - 1;
  const exports = text.split("\n").filter((line) => line.startsWith("export "));
  const barrel = exports.length > 0 && exports.every((line) => / from "/.test(line));
  return [
    ...(lines > MOST_LINES ? [`${path} has ${lines} lines, more than ${MOST_LINES}`] : []),
    ...(/ from "sharp"/.test(text) && !SHARP.test(path) ? [`${path} may not use sharp`] : []),
    ...(DRAWER.test(path) ? [`${path} has a name that says nothing`] : []),
    ...(barrel || basename(path).startsWith("index.") ? [`${path} is a barrel file`] : []),
    ...(path.endsWith(".tsx") && text.includes("dangerouslySetInnerHTML") && !RAW_HTML.includes(path)
      ? [`${path} puts raw HTML on a page`]
      : []),
  ];
}
