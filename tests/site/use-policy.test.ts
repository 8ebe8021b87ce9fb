import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { EVERY_FEATURE, NEWSROOM, NOW } from "../fixtures/publications.ts";
import { builtFixture, builtSite } from "./built-site.ts";

for (const [name, site, folders] of [
  ["the newsroom", builtSite(), NEWSROOM],
  ["every feature", builtFixture("every-feature"), EVERY_FEATURE],
] as const) {
  const { articles } = readPublication(folders, NOW);
  const maps = site.files
    .filter((file) => file.startsWith("sitemaps/"))
    .map((file) => readFileSync(join(site.folder, file), "utf8"))
    .join("");

  for (const { path, policy } of articles) {
    test(`in ${name}, ${path} asks of search engines what its sources allow, and tells the reader why`, () => {
      const { root } = site.page(path);
      const meta = (named: string) => root.querySelector(`meta[name="${named}"]`)?.getAttribute("content");
      assert.equal(meta("robots"), policy.robots === "noindex" ? "noindex" : "max-image-preview:large");
      assert.equal(meta("Googlebot-News"), policy.robots === "noindex-news" ? "noindex" : undefined);
      const canonical = root.querySelector("link[rel=canonical]")?.getAttribute("href");
      assert.equal(canonical, policy.robots === "noindex" ? undefined : (policy.canonical ?? site.url + path));
      assert.equal(root.querySelector(".source-policy")?.text, policy.reason);
      const listed = policy.robots !== "noindex" && policy.canonical === undefined;
      assert.equal(maps.includes(`<loc>${site.url}${path}</loc>`), listed);
    });
  }
}
