import assert from "node:assert/strict";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { CannotWrite, ChangedMeanwhile, partOf, replaceFile } from "../../src/disk/replace-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-replace-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const place = (text?: string): string => {
  const folder = mkdtempSync(join(scratch, `${++count}-`));
  const file = join(folder, "record.json");
  if (text !== undefined) writeFileSync(file, text);
  return file;
};
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test("a file is replaced whole, keeps its mode, and nothing is left beside it", () => {
  const file = place("旧");
  chmodSync(file, 0o640);
  replaceFile(file, "新");
  assert.deepEqual([readFileSync(file, "utf8"), modeOf(file)], ["新", "640"]);
  assert.deepEqual(readdirSync(join(file, "..")), ["record.json"]);
});

test("a new file has the mode that was asked for, also where a killed command left half of it, for everybody or as a link", () => {
  for (const leave of [
    () => undefined,
    (part: string) => writeFileSync(part, "半", { mode: 0o666 }),
    (part: string) => symlinkSync("/dev/null", part),
  ]) {
    const file = place();
    leave(partOf(file));
    replaceFile(file, "新", { mode: 0o600, was: undefined });
    assert.deepEqual([readFileSync(file, "utf8"), modeOf(file)], ["新", "600"]);
  }
});

test("what was saved, made or taken away since it was read stays as it is", () => {
  for (const [there, was] of [
    ["编辑改过的", "读到的"],
    ["刚刚建的", undefined],
    [undefined, "读到的"],
    ["读到的 ", Buffer.from("读到的")],
  ] as const) {
    const file = place(there);
    assert.throws(() => replaceFile(file, "新", { was }), ChangedMeanwhile);
    const left = readdirSync(join(file, ".."));
    assert.deepEqual(left, there === undefined ? [] : ["record.json"]);
    if (there !== undefined) assert.equal(readFileSync(file, "utf8"), there);
  }
});

test("a file that cannot be written is named in Chinese, and nothing is left beside it", () => {
  const gone = join(scratch, "gone", "record.json");
  assert.throws(
    () => replaceFile(gone, "新"),
    (error) => error instanceof CannotWrite && /不能写 .*record\.json（ENOENT），这个文件没有动。/.test(error.message),
  );
  const full = place("旧");
  assert.throws(() => replaceFile(join(full, "record.json"), "新"), /ENOTDIR/);
  assert.deepEqual(readdirSync(join(full, "..")), ["record.json"]);
});
