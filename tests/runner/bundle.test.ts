import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Bundle, bundleTests } from "./bundle.ts";
import { runNodeFile } from "./node-file.ts";
import { failuresOf } from "./results.ts";

mkdirSync(".cache/tests", { recursive: true });
/** Packages are found from inside the repository alone. */
const folder = mkdtempSync(".cache/tests/seeded-");
const bundles: Bundle[] = [];
after(() => {
  for (const bundle of bundles) bundle.remove();
  rmSync(folder, { recursive: true });
});

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(folder, name), lines.join("\n"));
  return join(folder, name);
}

async function bundleOf(...paths: readonly string[]): Promise<Bundle> {
  const bundle = await bundleTests(paths);
  bundles.push(bundle);
  return bundle;
}

async function run(path: string, bundle: Bundle) {
  const program = bundle.programOf(path);
  assert.ok(program);
  const options = { env: {}, scratch: folder, number: 1, milliseconds: 60_000, program };
  return runNodeFile({ path, group: "unit", nightly: false }, options);
}

const IMPORTS = ['import { test } from "node:test";', 'import assert from "node:assert/strict";'];

test("a file that is put together says where its source stands, and forks sources", async () => {
  write("answer.ts", "const answer: string = import.meta.filename;", "process.send?.(answer);");
  write("place.ts", "export const place: string = import.meta.url;");
  const path = write(
    "whole.test.ts",
    ...IMPORTS,
    'import { fork } from "node:child_process";',
    'import { once } from "node:events";',
    'import { fileURLToPath } from "node:url";',
    'import { place } from "./place.ts";',
    'test("whole", async () => {',
    '  assert.equal(fileURLToPath(place), import.meta.filename.replace("whole.test", "place"));',
    '  const child = fork(import.meta.dirname + "/answer.ts");',
    '  assert.deepEqual((await once(child, "message"))[0], import.meta.dirname + "/answer.ts");',
    "});",
  );
  const { tests, work } = await run(path, await bundleOf(path));
  assert.deepEqual(
    tests.map(({ path: [name], error }) => [name, error]),
    [["whole", undefined]],
  );
  assert.equal(work.processes, 1);
});

test("what fails in it is told at the line of the source", async () => {
  const path = write("failing.test.ts", ...IMPORTS, "interface Unused {}", 'test("x", () => assert.equal(1, 2));');
  const [failure] = failuresOf(await run(path, await bundleOf(path)));
  assert.match(failure?.error ?? "", /failing\.test\.ts:4/);
});

test("what the program starts is the program's work, put together or not", async () => {
  const path = write(
    "counted.test.ts",
    ...IMPORTS,
    'import { execFileSync } from "node:child_process";',
    'import { git } from "../../../src/deployment/git.ts";',
    'test("x", () => { git(".", ["version"]); execFileSync("git", ["version"]); assert.ok(true); });',
  );
  const { tests, work } = await run(path, await bundleOf(path));
  assert.deepEqual(
    tests.map(({ error }) => error),
    [undefined],
  );
  assert.equal(work.processes, 1);
});

test("a file that imports sources by address goes through the loader, be it through another", async () => {
  write("opener.ts", "export const open = (path: string) => import(path);");
  write("plain.ts", "export {};");
  const opening = write("opening.test.ts", 'import { open } from "./opener.ts";', "void open;");
  const other = write("other.test.ts", ...IMPORTS, 'void import("./plain.ts");');
  const bundle = await bundleOf(opening, other);
  assert.equal(bundle.programOf(opening), undefined);
  assert.ok(bundle.programOf(other));
  assert.equal(bundle.folderOf([opening, other]), undefined);
  assert.ok(existsSync(join(bundle.folderOf([other]) ?? "", other.replace(/ts$/, "mjs"))));
});

test("when one cannot be put together, all go through the loader", async () => {
  const broken = write("broken.test.ts", "const = ;");
  const fine = write("fine.test.ts", ...IMPORTS);
  assert.equal((await bundleOf(broken, fine)).programOf(fine), undefined);
});

test("nothing stays behind", async () => {
  const path = write("left.test.ts", ...IMPORTS);
  const bundle = await bundleTests([path]);
  const file = bundle.programOf(path)?.file ?? "";
  assert.ok(existsSync(file));
  bundle.remove();
  assert.ok(!existsSync(file));
});
