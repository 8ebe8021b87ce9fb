import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "../../src/build/build.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { NAMED_ASSETS } from "./named-assets.ts";
import { fingerprint } from "./one-article-site.ts";

const publication = minimalPublication();
putPicture(publication);
publication.record({ pictures: { chart: pictureRecord() }, aliases: ["/old"] });
publication.write("article.md", "![](chart)\n\n正文。");
const site: object = JSON.parse(readFileSync(join(publication.data, "site.json"), "utf8"));

/** Does something while the facts of the site say something else. */
async function withSite(changes: object, work: () => Promise<void>): Promise<void> {
  publication.siteData("site.json", { ...site, ...changes });
  await work().finally(() => publication.siteData("site.json", site));
}
const CARDS = { shareCards: true };
const TRADITIONAL = { traditional: { region: "hongkong" } };

const root = dirname(publication.articles);
const output = join(root, "public");
const options: BuildOptions = {
  articles: publication.articles,
  data: publication.data,
  output,
  now: Date.parse("2026-01-01T00:00:00Z"),
  drafts: false,
  search: false,
  cache: join(root, "cache"),
};
const run = (steps: Partial<Steps>, changes: Partial<BuildOptions> = {}) =>
  build({ ...options, ...changes }, new Progress({ quiet: true }), { ...ASSETS_ONCE, ...steps });

let old: ReturnType<typeof fingerprint>;
before(async () => {
  await run({});
  old = fingerprint(output);
});

/** The build fails, the old site is byte for byte as it was, and nothing lies beside it. */
async function failsAndLeavesTheOldSite(
  steps: Partial<Steps>,
  changes: Partial<BuildOptions> = {},
  message = /./,
): Promise<void> {
  await assert.rejects(run(steps, changes), message);
  assert.deepEqual(fingerprint(output), old);
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith("public")),
    ["public", "public.manifest.json"],
  );
}

/** The disk may be full at any step; it is told in one sentence all the same. */
const FULL = /^Error: 磁盘满了/;
const fail = (): never => {
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
};
const failing: { readonly [Name in Exclude<keyof Steps, "admin" | "state">]: Pick<Steps, Name> } = {
  lock: { lock: async () => fail() },
  read: { read: fail },
  stage: { stage: fail },
  assets: { assets: async () => fail() },
  pictures: { pictures: async () => fail() },
  media: { media: fail },
  cards: { cards: async () => fail() },
  pages: { pages: async () => fail() },
  redirects: { redirects: fail },
  search: { search: async () => fail() },
  mark: { mark: fail },
  verify: { verify: async () => fail() },
  manifest: { manifest: fail },
  sync: { sync: fail },
  publish: { publish: fail },
};
const WANTED: Partial<Record<keyof Steps, Partial<BuildOptions>>> = {
  search: { search: true },
  mark: { drafts: true },
};

for (const [name, steps] of Object.entries(failing)) {
  const changes = name === "search" || name === "mark" ? WANTED[name] : {};
  test(`a build whose step “${name}” fails leaves the old site alone`, () =>
    withSite(name === "cards" ? CARDS : {}, () => failsAndLeavesTheOldSite(steps, changes, FULL)));
}

for (const name of ["assets", "pages", "redirects", "publish"] as const) {
  test(`so does one with a Traditional edition, whose step “${name}” fails`, () =>
    withSite(TRADITIONAL, () => failsAndLeavesTheOldSite(failing[name], {}, FULL)));
}

const LYING_PAGES = fileURLToPath(new URL("pages/lying-pages.ts", import.meta.url));
function firstIn(folder: string, name: RegExp): string {
  return join(folder, readdirSync(folder).find((file) => name.test(file)) ?? "");
}

/** Each says that all is well. `publish` could also lie by spoiling the site itself; nothing would help against that. */
const LIES: Readonly<Record<string, { steps: Partial<Steps>; changes?: Partial<BuildOptions>; site?: object }>> = {
  "the lock is taken, and is not": { steps: { lock: async () => ({ isHeld: () => true, release: () => {} }) } },
  "there are no articles": { steps: { read: async (...args) => ({ ...(await STEPS.read(...args)), articles: [] }) } },
  "a folder to build in was made, and was not": {
    steps: { stage: (to) => ({ folder: `${to}.x`, manifest: `${to}.y` }) },
  },
  "the old site is the folder to build in": { steps: { stage: (to) => ({ folder: to, manifest: `${to}.list` }) } },
  "styles and scripts were written, and were not": { steps: { assets: async () => [NAMED_ASSETS, ""] } },
  "a style sheet was written, and was cut off": {
    steps: {
      async assets(folder, ...rest) {
        const made = await STEPS.assets(folder, ...rest);
        truncateSync(join(folder, made[0].styles), 500);
        return made;
      },
    },
  },
  "pictures were made, and were not": {
    steps: { pictures: async (articles) => ({ articles, pictures: 1, encoded: 1, tones: new Map() }) },
  },
  "share cards were drawn, and were not": { steps: { cards: async () => ({ cards: 1, drawn: 1 }) }, site: CARDS },
  "share cards were drawn, and one was cut off": {
    steps: {
      async cards(publication, glossary, place) {
        const made = await STEPS.cards(publication, glossary, place);
        truncateSync(firstIn(join(place.site.folder, "assets/cards"), /\.png$/), 200);
        return made;
      },
    },
    site: CARDS,
  },
  "pictures were made, and one was cut off": {
    steps: {
      async pictures(articles, folder, how) {
        const made = await STEPS.pictures(articles, folder, how);
        truncateSync(firstIn(join(folder, "assets/pictures"), /\.avif$/), 200);
        return made;
      },
    },
  },
  "pages were written, and were not": { steps: { pages: async () => ({ files: 99, made: 99 }) } },
  "all pages were written, and one was not": {
    steps: {
      async pages(what, how) {
        const rendered = await STEPS.pages(what, how);
        rmSync(join(how.site.folder, "archive/index.html"));
        return rendered;
      },
    },
  },
  "a page was written, and was cut off": {
    steps: {
      async pages(what, how) {
        const rendered = await STEPS.pages(what, how);
        const page = join(how.site.folder, "index.html");
        const text = readFileSync(page, "utf8");
        // Nobody may write into it: the published page may be the same file.
        rmSync(page);
        writeFileSync(page, text.slice(0, 1500));
        return rendered;
      },
    },
  },
  "the processes that make pages have made them, and have not": {
    steps: { pages: (what, how) => STEPS.pages(what, { ...how, kept: undefined, program: LYING_PAGES }) },
  },
  "the Traditional edition was written, and was not": {
    steps: { pages: (what, { edition: _, ...how }) => STEPS.pages(what, how) },
    site: TRADITIONAL,
  },
  "redirects were written, and were not": { steps: { redirects: () => 2 } },
  "redirects were written, and are others": {
    steps: {
      redirects(_publication, folder) {
        writeFileSync(join(folder, "_redirects"), "/old  /  301!\n");
        return 1;
      },
    },
  },
  "the search index was written, and was not": {
    steps: { search: async () => ({ pages: 1, built: 1, cached: 0, parts: 1 }) },
    changes: { search: true },
  },
  "the preview was marked, and was not": { steps: { mark: () => {} }, changes: { drafts: true } },
  "everything was looked at, and was not": { steps: { verify: async () => [] } },
  "the manifest was written, and was not": { steps: { manifest: () => {} } },
  "the manifest was written, and is another": {
    steps: { manifest: (file) => writeFileSync(file, '{"format":1,"files":[]}') },
  },
  "the site was published, and was not": { steps: { publish: () => {} } },
};

for (const [name, { steps, changes, site = {} }] of Object.entries(LIES)) {
  test(`a step that lies is found out: ${name}`, () => withSite(site, () => failsAndLeavesTheOldSite(steps, changes)));
}

test("a form the policy blocks is found in the pages, should the check of the policy lie", () => {
  const lie: Steps["read"] = async (folders, now, mode) => {
    return { ...readPublication(folders, now, mode), config: readNetlifyConfig() };
  };
  return withSite({ comments: { provider: "generic", action: "https://forms.example/c" } }, () =>
    failsAndLeavesTheOldSite({ read: lie }, {}, /form-action/),
  );
});

test("an editor in the browser that fails, or is said to be written and is not, leaves the old site alone", () =>
  withSite({ cms: {} }, async () => {
    await failsAndLeavesTheOldSite({ admin: async () => fail() });
    await failsAndLeavesTheOldSite({ admin: async () => 2_500_000 });
  }));

test(`the true steps publish ${basename(output)}, byte for byte as before`, async () => {
  await run({});
  assert.deepEqual(fingerprint(output), old);
});
