import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceFile } from "./imports.ts";
import { repository } from "./repository.ts";
import { ROOMS } from "./rooms.ts";
import { violations } from "./rules.ts";

const file = (path: string, ...lines: string[]): SourceFile => ({ path, text: `${lines.join("\n")}\n` });

test("the repository keeps its own rules", () => {
  assert.deepEqual(violations(repository()), []);
});

test("every room of the rules exists, so that no rule is about nothing", () => {
  const paths = repository().map(({ path }) => path);
  const missing = Object.keys(ROOMS).filter(
    (room) => !paths.some((path) => path === room || path.startsWith(`${room}/`)),
  );
  assert.deepEqual(missing, []);
});

const SEEDED: Readonly<Record<string, { files: SourceFile[]; says: RegExp }>> = {
  "a domain file that reads content": {
    files: [file("src/domain/a.ts", 'import { b } from "../content/b.ts";')],
    says: /src\/domain\/a\.ts may not import src\/content/,
  },
  "a value where only a type may pass": {
    files: [file("_includes/layouts/A.tsx", 'import { Publication } from "../../src/publication/publication.ts";')],
    says: /may import only types of src\/publication/,
  },
  "an import over several lines": {
    files: [file("src/search/a.ts", "import {", "  b,", '} from "../build/b.ts";')],
    says: /src\/search\/a\.ts may not import src\/build/,
  },
  "an export that imports": {
    files: [file("src/search/a.ts", 'export { b } from "../build/b.ts";', "export const c = 1;")],
    says: /may not import src\/build/,
  },
  "a way around a door": {
    files: [file("src/browser/search/a.ts", 'import { b } from "../../pagefind/b.ts";')],
    says: /src\/browser\/search\/a\.ts is no door to src\/pagefind/,
  },
  "a dynamic import": {
    files: [file("src/browser/a.ts", 'const b = await import("../build/b.ts");')],
    says: /src\/browser\/a\.ts may not import src\/build/,
  },
  "a page that decodes pictures": {
    files: [file("_includes/layouts/A.tsx", 'import sharp from "sharp";')],
    says: /_includes\/layouts\/A\.tsx may not use sharp/,
  },
  "a ring of files": {
    files: [
      file("src/domain/a.ts", 'import type { B } from "./b.ts";'),
      file("src/domain/b.ts", 'import { c } from "./c.ts";'),
      file("src/domain/c.ts", 'import { a } from "./a.ts";'),
    ],
    says: /import cycle: src\/domain\/a\.ts → src\/domain\/b\.ts → src\/domain\/c\.ts → src\/domain\/a\.ts/,
  },
  "a room without rules": {
    files: [file("src/misplaced/a.ts", 'import { b } from "../domain/b.ts";')],
    says: /src\/misplaced\/a\.ts is in no known room/,
  },
  "a stray name at the top": { files: [file("notes.md", "")], says: /notes\.md does not belong at the top/ },
  "a drawer": { files: [file("src/domain/string-utils.ts", "export const a = 1;")], says: /says nothing/ },
  "a second version": { files: [file("src/domain/articleV2.ts", "export const a = 1;")], says: /says nothing/ },
  "a barrel": { files: [file("src/domain/all.ts", 'export * from "./a.ts";')], says: /barrel/ },
  "a file that grew too long": {
    files: [file("src/domain/a.ts", ...Array.from({ length: 251 }, () => "//"))],
    says: /has 251 lines/,
  },
  "an Eleventy configuration that decides": {
    files: [file(".eleventy.ts", "export default () => {};")],
    says: /\.eleventy\.ts does not belong at the top/,
  },
  "raw HTML in another component": {
    files: [file("_includes/partials/a/A.tsx", "<p dangerouslySetInnerHTML={{ __html: a }} />")],
    says: /raw HTML/,
  },
};

for (const [name, { files, says }] of Object.entries(SEEDED)) {
  test(`${name} is found`, () => {
    const found = violations(files);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", says);
  });
}

test("what is allowed passes", () => {
  const allowed = [
    file("src/content/a.ts", 'import { b } from "../domain/b.ts";'),
    file("_includes/layouts/A.tsx", 'import type { P } from "../../src/publication/publication.ts";'),
    file("tests/domain/a.test.ts", 'import { b } from "../../src/build/b.ts";'),
    file("scripts/build.ts", 'import { b } from "../src/build/b.ts";'),
  ];
  assert.deepEqual(violations(allowed), []);
});
