import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import type { Glossary } from "../../src/domain/site.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { inScratch } from "../fuzz/folders.ts";
import { differencesOf, outcomeOf } from "../fuzz/outcome.ts";
import { samplePublication } from "../fuzz/sample-publication.ts";
import { hostBeside, writeSample } from "../fuzz/write-sample.ts";

/** Glossaries of a publication, one after the other, and of how many pages the variant may be made anew: none, a few, or all. */
const HISTORY: readonly (readonly [what: string, glossary: Glossary, remade: "none" | "few" | "all"])[] = [
  ["a term that stands in one article", { 麒麟座: "麒麟Ａ座" }, "few"],
  ["a term that stands nowhere, and another order", { 饕餮纹: "饕餮Ａ紋", 麒麟座: "麒麟Ａ座" }, "none"],
  [
    "terms around and across the first one",
    { 麒麟座: "麒麟Ａ座", 麒麟座流星: "麒麟Ｂ流星", 座流星: "座Ｃ流星" },
    "few",
  ],
  ["others: cut in two by markup, with quotation marks", { 鸿鹄志: "鴻Ａ鵠志", "“饕餮”": "「Ａ饕餮」" }, "few"],
  ["one of a single character that all pages have", { 示: "Ａ示" }, "all"],
];

test("a term of the glossary has the variants made anew in which it may stand, and the site is the clean one", () =>
  inScratch(async (folder) => {
    const publication = samplePublication(seededRandom(5), { traditional: true, pictures: false, search: false });
    publication.articles.splice(2);
    publication.articles[0]?.paragraphs.splice(0, 1, "看麒麟座流星，有鸿**鹄志**，画“饕餮”。");
    publication.data.glossary = {};
    let [made, files] = [0, 0];
    const steps: Steps = {
      ...ASSETS_ONCE,
      read: (places, now, mode, gate) => STEPS.read(places, now, mode, { ...gate, host: hostBeside(places.articles) }),
      sync: () => {},
      pages: async (...what) => {
        const rendered = await STEPS.pages(...what);
        ({ made, files } = rendered);
        return rendered;
      },
    };
    const build = (name: "cached" | "clean") => {
      const folders = writeSample(publication, join(folder, "checkout"));
      const cache = name === "cached" ? join(folder, "cache") : undefined;
      const { now, drafts, search } = publication;
      return outcomeOf({ ...folders, now, drafts, search, allowFewer: true, output: join(folder, name), cache }, steps);
    };
    await build("cached");
    for (const [at, [what, glossary, remade]] of HISTORY.entries()) {
      publication.data.glossary = glossary;
      const cached = await build("cached");
      assert.ok(cached.report, cached.said);
      const share = made / (files / 2);
      const found = made === 0 ? "none" : share < 0.5 ? "few" : "all";
      assert.equal(found, remade, `${what}: ${made} of ${files} files`);
      // At the third and the last.
      if (at % 2 === 0 && at > 0) assert.deepEqual(differencesOf(cached, await build("clean")).slice(0, 5), [], what);
    }
  }));
