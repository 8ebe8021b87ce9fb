import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { indexExport } from "../../src/migration/export-index.ts";
import { Refusal } from "../../src/terminal/outcome.ts";
import { HEAD, sampleItem, TAIL } from "../wxr/sample-export.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-export-file-"));
after(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test("what is given in the place of an export is called by its name, all of it at once", async () => {
  mkdirSync(join(folder, "folder.xml"));
  const others = [
    written("packed.xml", gzipSync(HEAD)),
    written("zip.xml", Buffer.from("504b030414000000", "hex")),
    written("wide.xml", Buffer.from(`\ufeff${HEAD}`, "utf16le")),
    join(folder, "folder.xml"),
    join(folder, "nowhere.xml"),
  ];
  await assert.rejects(indexExport([written("whole.xml", HEAD + TAIL), ...others]), (error) => {
    assert.ok(error instanceof Refusal);
    const lines = error.message.split("\n");
    const says = [
      /packed\.xml 是压缩过的/,
      /zip\.xml 是压缩包/,
      /wide\.xml 是 UTF-16/,
      /是文件夹/,
      /没有 .*nowhere\.xml/,
    ];
    assert.equal(lines.length, says.length);
    for (const [nth, line] of lines.entries()) assert.match(line, says[nth] ?? /^$/);
    return true;
  });
});

test("what is kept of an item in memory holds nothing of what it says", async () => {
  const random = () => 0.5;
  const index = await indexExport([written("posts.xml", HEAD + sampleItem(7, random) + TAIL)]);
  const [item] = index.items;
  assert.ok(item);
  const kept = Object.entries(item).filter(([name, value]) => name !== "shelf" && value !== undefined);
  assert.deepEqual(kept.map(([name]) => name).toSorted(), ["at", "fate", "id", "status", "type"]);
  assert.notEqual(item.title, "");
  assert.equal(item.key, String(item.id));
  index.close();
});
