import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

/** A project of two modules, of which one says its arguments, a word of the other, and where it is. */
function smallProject() {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-bundled-"));
  for (const folder of ["scripts", "src", "node_modules"]) mkdirSync(join(root, folder));
  copyFileSync("scripts/bundled.mjs", join(root, "scripts/bundled.mjs"));
  for (const name of ["esbuild", "tsx"]) symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  write("package.json", '{ "type": "module" }');
  write("package-lock.json", "{}");
  write("src/word.ts", 'export const word: string = "one";\n');
  const said = "JSON.stringify([word, process.argv.slice(2), import.meta.url])";
  write("src/entry.ts", `import { word } from "./word.ts";\nconsole.log(${said});\nprocess.exitCode = 7;\n`);
  const kept = join(root, "node_modules/.cache/laiyuan");
  const run = () => {
    const command = [join(root, "scripts/bundled.mjs"), join(root, "src/entry.ts"), "--a", "b"];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
    assert.deepEqual([stderr, status], ["", 7]);
    const [word, args, address]: string[][] = JSON.parse(stdout);
    assert.deepEqual([args, address], [["--a", "b"], pathToFileURL(join(root, "src/entry.ts")).href]);
    return word;
  };
  return { root, write, kept, run };
}

test("a command says the same from its bundle as from its sources, its own address included", () => {
  const { run, kept } = smallProject();
  assert.equal(run(), "one");
  const [name = ""] = readdirSync(kept);
  assert.match(name, /^entry-[0-9a-f]{8}\.mjs$/);
  const made = readFileSync(join(kept, name), "utf8");
  assert.equal(run(), "one");
  assert.deepEqual([readdirSync(kept), readFileSync(join(kept, name), "utf8")], [[name], made]);
});

test("a changed module or list of packages is noticed, whatever its size and date", () => {
  const { run, write, kept } = smallProject();
  run();
  write("src/word.ts", 'export const word: string = "two";\n');
  assert.equal(run(), "two");
  const bundle = join(kept, readdirSync(kept)[0] ?? "");
  const before = readFileSync(bundle, "utf8");
  write("package-lock.json", "[]");
  run();
  assert.notEqual(readFileSync(bundle, "utf8"), before);
});

test("a bundle that was changed or cut short is made anew", () => {
  const { run, kept } = smallProject();
  run();
  const bundle = join(kept, readdirSync(kept)[0] ?? "");
  const whole = readFileSync(bundle, "utf8");
  for (const damaged of [whole.replace('"one"', '"bad"'), whole.slice(0, -40), "", "// {}\n"]) {
    writeFileSync(bundle, damaged);
    assert.equal(run(), "one");
    assert.equal(readFileSync(bundle, "utf8"), whole);
  }
});

test("where nothing can be kept, the sources are run as they are", () => {
  const { root, run } = smallProject();
  writeFileSync(join(root, "node_modules/.cache"), "in the way");
  assert.equal(run(), "one");
});
