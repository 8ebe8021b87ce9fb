import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { isPortableFileName, portableFileName, sameFileKey } from "../../src/domain/file-name.ts";

test("what phones, chat programs and file managers call pictures is taken as it is", () => {
  for (const name of [
    "微信图片_20261105.jpg",
    "photo (1).jpg",
    "照片（1）.jpg",
    "a+b.jpg",
    "100% #2 & 'more'.jpg",
    "r\u00e9union.jpg",
    "👨‍👩‍👧.jpg",
    "IMG_0001.JPG",
    "console.png",
  ])
    assert.equal(portableFileName(name), name);
});

test("another name is told with the one to take", () => {
  const told: Readonly<Record<string, string>> = {
    "re\u0301union.jpg": "r\u00e9union.jpg",
    "photo.jpg.": "photo.jpg",
    " photo.jpg ": "photo.jpg",
    "con.png": "con-1.png",
    "COM¹.png": "COM¹-1.png",
    "aux .jpg": "aux-1.jpg",
    "lpt1.tar.gz": "lpt1-1.tar.gz",
    "a:b?.png": "a-b-.png",
    "../second/a.png": "a.png",
    "C:\\pictures\\a.png": "a.png",
    ".hidden.png": "hidden.png",
    "a\u200b\u202eb.png": "ab.png",
    "..": "picture",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(told).map((name) => [name, portableFileName(name)])), told);
});

/** Of what names are made that go wrong somewhere. */
const PARTS: readonly [string, ...string[]] = [
  "nul",
  ..."con aux COM1 ¹ . .. / \\ : ? jpg png a A 港 照片（1）".split(" "),
  ..." \u3000\u200b\u200d\u202e\n\0é",
  "e\u0301",
  "\ud800",
  "\u1100\u1161",
  "\u0344",
  "👨‍👩‍👧",
  "港".repeat(90),
  "a".repeat(250),
];

test("the name that is told is right itself, whatever was written", () => {
  const random = seededRandom(26);
  for (let round = 0; round < 3000; round += 1) {
    const name = Array.from({ length: between(random, 0, 6) }, () => pick(random, PARTS)).join("");
    const told = portableFileName(name);
    assert.equal(portableFileName(told), told, JSON.stringify(name));
    assert.ok(isPortableFileName(told));
    assert.equal(told.normalize("NFC"), told);
    assert.doesNotMatch(told, /[<>:"/\\|?*\p{Cc}\p{Cs}]|^[. ]|[. ]$/u);
    assert.ok(Buffer.byteLength(told) <= 255 && told !== "");
  }
});

test("names that are one file to Windows and macOS have one key", () => {
  assert.equal(sameFileKey("Re\u0301union.JPG"), sameFileKey("r\u00c9union.jpg"));
  assert.notEqual(sameFileKey("a.jpg"), sameFileKey("b.jpg"));
});
