import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

/** A project of two modules, of which one says its arguments, a word of the other, and where it is. */
function smallProject() {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-bundled-"));
  for (const folder of ["scripts", "src/pages", "tests/fixtures", "node_modules"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ["scripts/bundled.mjs", "scripts/put-together.mjs"]) copyFileSync(name, join(root, name));
  for (const name of ["esbuild", "tsx"]) symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write("package.json", '{ "type": "module" }');
  write("package-lock.json", "{}");
  write("src/word.ts", 'export const word: string = "one";\n');
  const said = "JSON.stringify([[word, page], process.argv.slice(2), import.meta.url])";
  write("src/pages/page.ts", 'export const page: string = "home";\n');
  const page = "const { page } = await import(`../src/pages/$" + '{process.env.NO_PAGE ?? "page"}.ts`);';
  const own = 'if (!createRequire(import.meta.url)("node:path").join) throw new Error("no path");\n';
  write(
    "scripts/entry.ts",
    `import { createRequire } from "node:module";\n${own}import { word } from "../src/word.ts";\n${page}\nconsole.log(${said});\nprocess.exitCode = 7;\n`,
  );
  write("scripts/other.ts", "export {};\n");
  const cache = join(root, "node_modules/.cache/laiyuan");
  /** What was put together: the entry itself, and everything that is there. */
  const kept = () => {
    const [name = ""] = readdirSync(cache);
    const names = readdirSync(join(cache, name)).filter((file) => file !== "v8");
    const read = (file: string) => readFileSync(join(cache, name, file), "utf8");
    const { file }: { file: string } = JSON.parse(read("scripts~entry.ts.json"));
    return { file: join(cache, name, file), all: Object.fromEntries(names.map((file) => [file, read(file)])) };
  };
  const run = () => {
    const command = [join(root, "scripts/bundled.mjs"), join(root, "scripts/entry.ts"), "--a", "b"];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
    assert.deepEqual([stderr, status], ["", 7]);
    const [words, args, address]: string[][] = JSON.parse(stdout);
    assert.deepEqual([args, address], [["--a", "b"], pathToFileURL(join(root, "scripts/entry.ts")).href]);
    return words?.join();
  };
  return { root, write, kept, run };
}

test("a command says the same from its bundle as from its sources, its own address included", () => {
  const { run, kept } = smallProject();
  assert.equal(run(), "one,home");
  const made = kept();
  assert.match(made.all["scripts~other.ts.json"] ?? "", /"sha256"/);
  assert.equal(run(), "one,home");
  assert.deepEqual(kept(), made);
});

test("a changed module, page or list of packages is noticed, whatever its size and date", () => {
  const { run, write, kept } = smallProject();
  run();
  write("src/word.ts", 'export const word: string = "two";\n');
  assert.equal(run(), "two,home");
  write("src/pages/page.ts", 'export const page: string = "main";\n');
  assert.equal(run(), "two,main");
  for (const name of ["package-lock.json", "node_modules/.package-lock.json", "src/pages/new.ts"]) {
    const before = kept();
    write(name, "[]");
    run();
    assert.notDeepEqual(kept(), before, name);
  }
});

test("a bundle that was changed or cut short is made anew", () => {
  const { run, kept } = smallProject();
  run();
  const { file, all } = kept();
  const whole = readFileSync(file, "utf8");
  for (const damaged of [whole.replace('"one"', '"bad"'), whole.slice(0, -40), "", "// {}\n"]) {
    writeFileSync(file, damaged);
    assert.equal(run(), "one,home");
    assert.deepEqual(kept().all, all);
  }
  for (const [name, record] of Object.entries(all).filter(([name]) => name.endsWith(".json"))) {
    writeFileSync(join(dirname(file), name), record.slice(0, -9));
    assert.equal(run(), "one,home");
  }
  rmSync(dirname(file), { recursive: true });
  assert.equal(run(), "one,home");
});

test("where nothing can be kept or put together, the sources are run as they are", () => {
  const { root, run, write } = smallProject();
  write("scripts/other.ts", "const = ;\n");
  assert.equal(run(), "one,home");
  writeFileSync(join(root, "node_modules/.cache"), "in the way");
  assert.equal(run(), "one,home");
});

test("copies of the program that share their packages keep to themselves, and leave nothing when they are gone", () => {
  const { root, run, write } = smallProject();
  run();
  const folders = () => readdirSync(join(root, "node_modules/.cache/laiyuan"));
  const [own = ""] = folders();
  write("node_modules/.cache/laiyuan/gone/root", join(root, "gone"));
  write("node_modules/.cache/laiyuan/there/root", root);
  write("src/word.ts", 'export const word: string = "two";\n');
  run();
  assert.deepEqual(folders().sort(), [own, "there"].sort());
});
