import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { MANIFEST_PATH, type ShardManifest } from "../../src/search/manifest.ts";
import { builtFixture, builtSite } from "./built-site.ts";

const SITES = { "the newsroom": builtSite(), "every-feature": builtFixture("every-feature") };

for (const [siteName, site] of Object.entries(SITES)) {
  const manifest: ShardManifest = JSON.parse(readFileSync(join(site.folder, MANIFEST_PATH), "utf8"));
  const inside = (folder: string) => site.files.filter((file) => file.startsWith(folder.slice(1)));

  test(`in ${siteName}, the manifest names every folder of the search index and nothing else`, () => {
    const folders = [manifest.runtime ?? "", manifest.heads.path, ...manifest.shards.map(({ path }) => path)];
    const named = [MANIFEST_PATH.slice(1), ...folders.flatMap(inside)];
    assert.deepEqual(named.toSorted(), inside("/pagefind/").toSorted());
    for (const folder of folders) assert.ok(inside(folder).length > 0, folder);
  });

  test(`in ${siteName}, the search index holds every article once, in simplified characters`, () => {
    const found = manifest.shards.flatMap(({ path }) =>
      inside(`${path}fragment/`).map((file) => {
        const text = gunzipSync(readFileSync(join(site.folder, file))).toString("utf8");
        const fragment: { url: string } = JSON.parse(text.slice(text.indexOf("{")));
        return fragment.url;
      }),
    );
    const articles = site.pages.filter(
      ({ file, root }) => !file.startsWith("hant/") && root.querySelector(".article-text"),
    );
    assert.deepEqual(found.sort(), articles.map(({ file }) => `/${file.replace("index.html", "")}`).sort());
  });
}
