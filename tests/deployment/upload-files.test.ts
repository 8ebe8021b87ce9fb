import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { RefusedError, readBuiltSite } from "../../src/deployment/upload-files.ts";
import { type SmallSite, writeSite } from "./host/small-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-upload-files-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const STYLE = "/assets/site-AAAAAAAA.css";
const ONE: SmallSite = { files: { "/index.html": "one", "/copy.html": "one", "/404.html": "404", [STYLE]: "a{}" } };
let count = 0;

const REFUSED: Readonly<Record<string, readonly [(folder: string) => void, RegExp]>> = {
  "a file that was changed after the build": [
    (folder) => writeFileSync(join(folder, "index.html"), "oNe"),
    /index\.html.*不一样/,
  ],
  "a file more": [(folder) => writeFileSync(join(folder, "x.html"), "x"), /x\.html.*不一样/],
  "a file less": [(folder) => rmSync(join(folder, "copy.html")), /少了 \/copy\.html/],
  "no manifest": [(folder) => rmSync(`${folder}.manifest.json`), /没有清单/],
  "no folder": [(folder) => rmSync(folder, { recursive: true }), /npm run build/],
};

for (const [name, [spoil, complaint]] of Object.entries(REFUSED)) {
  test(`a folder with ${name} is not uploaded`, () => {
    const folder = join(scratch, `site-${++count}`);
    writeSite(folder, ONE);
    assert.equal(readBuiltSite(folder).files.size, 4);
    spoil(folder);
    assert.throws(
      () => readBuiltSite(folder),
      (error) => error instanceof RefusedError && complaint.test(error.message),
    );
  });
}

test("what systems and editors leave in the folder is neither refused nor uploaded", () => {
  const folder = join(scratch, `site-${++count}`);
  writeSite(folder, ONE);
  for (const name of [".DS_Store", "._copy.html", "Thumbs.db", ".index.html.swp", "index.html~", "assets/.DS_Store"])
    writeFileSync(join(folder, name), "x");
  assert.deepEqual([...readBuiltSite(folder).files.keys()].sort(), Object.keys(ONE.files).sort());
});

test("a preview with drafts, and a name the host cannot be asked for, are not uploaded", () => {
  for (const [path, complaint] of [
    ["/preview.json", /草稿/],
    ["/a?.html", /# 或 \?/],
  ] as const) {
    const folder = join(scratch, `site-${++count}`);
    writeSite(folder, { files: { ...ONE.files, [path]: "{}" } });
    assert.throws(() => readBuiltSite(folder), complaint);
  }
});
