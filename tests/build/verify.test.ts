import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { verifyPages } from "../../src/build/verify.ts";
import { Publication } from "../../src/publication/publication.ts";
import {
  minimalPublication,
  type Publication as PublicationFolder,
  pictureRecord,
  putPicture,
} from "../fixtures/minimal-publication.ts";

const output = mkdtempSync(join(tmpdir(), "laiyuan-verify-"));
after(() => rmSync(output, { recursive: true, force: true }));

test("every file of a shown picture is missed when it is not there", () => {
  const missing = (p: PublicationFolder) => {
    const { facts, articles } = p.read();
    const assets = {
      styles: "",
      listStyles: "",
      printStyles: "",
      breakingStyles: "",
      firstScript: "",
      script: "",
      searchScript: "",
    };
    const publication = new Publication({ ...facts, articles, assets, now: 0 });
    try {
      verifyPages(publication, output);
      return 0;
    } catch (error) {
      return Number(/有 (\d+) 个/.exec(String(error))?.[1]);
    }
  };
  const pictured = (record: Record<string, unknown>) => {
    const p = minimalPublication();
    putPicture(p);
    p.record({ pictures: { chart: pictureRecord(record) } });
    p.write("article.md", "![](chart)\n\n正文。");
    return p;
  };
  // 900 pixels wide: three AVIF, four WebP, two JPEG.
  assert.equal(missing(pictured({})) - missing(pictured({ unavailable: "没有使用的依据" })), 9);
});
