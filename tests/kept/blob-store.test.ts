import assert from "node:assert/strict";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { BlobStore, type Stamp } from "../../src/kept/blob-store.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-blobs-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let places = 0;
const newPlace = () => join(scratch, `place-${places++}`);
const store = new BlobStore(join(scratch, "store"));
const fileOf = ({ sha256 }: Stamp) => join(scratch, "store", sha256.slice(0, 2), sha256.slice(2));

function kept(text: string): Stamp {
  const stamp = store.put(Buffer.from(text));
  assert.ok(stamp);
  return stamp;
}

test("a kept file is linked to where it is wanted, and is the same file", () => {
  const stamp = kept("正文");
  const place = newPlace();
  assert.deepEqual(store.place(stamp, place), stamp);
  assert.equal(readFileSync(place, "utf8"), "正文");
  assert.equal(statSync(place).ino, stamp.ino);
  assert.deepEqual(kept("正文"), stamp, "the same bytes are kept once");
});

test("into whatever published file somebody writes, the kept one is noticed, not published again", () => {
  const spoil: Readonly<Record<string, (file: string) => void>> = {
    "other bytes of the same length": (file) => writeFileSync(file, "甲乙"),
    "more bytes": (file) => writeFileSync(file, "正文。", { flag: "a" }),
    none: (file) => truncateSync(file),
  };
  for (const [name, write] of Object.entries(spoil)) {
    const stamp = kept("正文");
    const place = newPlace();
    store.place(stamp, place);
    // Long before or after: not within the same tick of the clock.
    write(place);
    utimesSync(place, 1, 1);
    const next = newPlace();
    assert.equal(store.place(stamp, next), undefined, name);
    assert.ok(!existsSync(next));
    assert.equal(readFileSync(fileOf(kept("正文")), "utf8"), "正文", name);
  }
});

test("a file whose time alone has changed, as in a cache that was unpacked, is counted again and used", () => {
  const stamp = kept("时间");
  utimesSync(fileOf(stamp), 100, 100);
  const placed = store.place(stamp, newPlace());
  assert.equal(placed?.sha256, stamp.sha256);
  assert.equal(placed?.mtimeMs, 100_000);
});

test("what is not wanted any more goes, and what is not a blob stays", () => {
  const [wanted, other] = [kept("留下"), kept("不要")];
  const foreign = join(scratch, "store", wanted.sha256.slice(0, 2), "mine.txt");
  writeFileSync(foreign, "");
  // Of a process that is gone: no process has this number.
  const part = `${fileOf(wanted)}.part-99999999`;
  writeFileSync(part, "");
  store.keepOnly(new Set([wanted.sha256]));
  assert.deepEqual([fileOf(wanted), fileOf(other), foreign, part].map(existsSync), [true, false, true, false]);
  assert.equal(store.place(other, newPlace()), undefined);
});
