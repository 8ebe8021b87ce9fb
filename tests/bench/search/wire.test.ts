import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type ServedSite, serveSite } from "../../../scripts/bench/search/site.ts";

const HTML = "<p>".repeat(1000);

describe("counting what a browser fetches", () => {
  let folder: string;
  let served: ServedSite;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "laiyuan-wire-"));
    mkdirSync(join(folder, "pagefind", "index"), { recursive: true });
    mkdirSync(join(folder, "search"));
    writeFileSync(join(folder, "search", "index.html"), HTML);
    writeFileSync(join(folder, "404.html"), "nothing");
    writeFileSync(join(folder, "pagefind", "index", "a.pf_index"), Buffer.alloc(500));
    served = await serveSite(folder);
  });
  after(async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(served.address + path, { headers });
    await response.arrayBuffer();
    return response;
  };

  it("takes text as the host compresses it and index files as they are, each once", async () => {
    const page = gzipSync(HTML).length;
    await Promise.all([get("/search/?q=x"), get("/pagefind/index/a.pf_index")]);
    assert.deepEqual(await served.meter.take(), { requests: 2, bytes: 500 + page, byKind: { index: 500, page } });
    assert.deepEqual(await served.meter.take(), { requests: 0, bytes: 0, byKind: {} });
  });

  it("counts nothing when the browser's copy is still good", async () => {
    const etag = (await get("/pagefind/index/a.pf_index")).headers.get("etag") ?? "";
    await served.meter.take();
    assert.equal((await get("/pagefind/index/a.pf_index", { "if-none-match": etag })).status, 304);
    assert.equal((await served.meter.take()).bytes, 0);
  });

  it("serves with the security headers of the host", async () => {
    const { headers } = await get("/search/");
    assert.match(headers.get("content-security-policy") ?? "", /script-src 'self'/);
  });
});
