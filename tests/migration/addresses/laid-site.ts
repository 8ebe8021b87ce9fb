import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { writeRedirects } from "../../../src/build/redirects.ts";
import type { Addresses } from "../../../src/migration/addresses/addresses-of.ts";
import type { OldSite } from "./old-sites.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-addresses-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Lays what a build of these articles would hold of pages, with the rules and signposts that it writes. */
export function laidSite(
  { index, articles }: OldSite,
  { aliases, data, answers: { most } }: Addresses,
): { folder: string; pages: string[] } {
  const folder = mkdtempSync(join(scratch, "site-"));
  const shown = index.items.flatMap(({ key, fate }) => {
    const place = fate.is === "public" ? articles.get(key) : undefined;
    return place
      ? [{ path: `/${place.year}/${place.month}/${place.slug}/`, aliases: [...(aliases.get(key) ?? [])] }]
      : [];
  });
  const lists = shown.flatMap(({ path }) => [path, path.replace(/[^/]+\/$/, ""), path.replace(/\d+\/[^/]+\/$/, "")]);
  const fixed = [
    "archive",
    "about",
    "privacy",
    "rights",
    "search",
    "tags",
    "sections/world",
    "sections/she-hui",
    "tags/harbour",
  ];
  const pages = [...new Set(["/", ...lists, ...[...fixed, "people/editor"].map((name) => `/${name}/`)])];
  const feeds = ["sections/world", "sections/she-hui", "people/editor"].map((list) => `/${list}/feed.xml`);
  const files = [
    ...pages.map((page) => `${page}index.html`),
    ...feeds,
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
  ];
  for (const file of files) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "");
  }
  const there = new Set([...pages, ...files]);
  const nothing = {
    shell: { site: { url: "https://new.example" } },
    withdrawnArticles: [],
    sectionLists: [],
    tagLists: [],
    sourceLists: [],
    personLists: [],
    topicPages: [],
  };
  const holders = shown.map((one) => ({ ...one, folder }));
  const isThere = (path: string) => there.has(path);
  const publication = { ...nothing, articles: holders, oldAddresses: data };
  writeRedirects(publication, folder, true, () => false, isThere, most);
  return { folder, pages };
}
