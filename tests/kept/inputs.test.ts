import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { STEPS } from "../../src/build/steps.ts";
import { inScratch } from "../fuzz/folders.ts";
import { differencesOf, outcomeOf } from "../fuzz/outcome.ts";
import { addressOf, type SamplePublication, samplePublication } from "../fuzz/sample-publication.ts";
import { hostBeside, writeSample } from "../fuzz/write-sample.ts";

/** One input each, changed alone: what was made of it has to be made again, and nobody else's change may be the reason. */
const CHANGES: Readonly<Record<string, (publication: SamplePublication) => void>> = {
  "nothing but the folder": (publication) => {
    publication.checkout = "there";
  },
  "a character of a text": ({ articles: [first] }) => {
    first?.paragraphs.splice(0, 1, "甲城市，乙港口。");
  },
  "how an article writes a word of its title in the Traditional edition": ({ articles: [first] }) => {
    if (first) first.record.traditional = { 港口: "港灣" };
  },
  "how the publication writes a word in the Traditional edition": ({ data }) => {
    data.glossary = { ...data.glossary, 乙: "Ｂ乙" };
  },
  "the name of a source": ({ data: { sources } }) => {
    if (sources.wire) sources.wire.name = "新名称通讯社";
  },
  "the tagline on every page": ({ data: { site } }) => {
    site.tagline = "另一句话";
  },
  "breaking news": ({ data, articles: [, second], now }) => {
    if (second)
      data.breaking = { text: "突发", url: addressOf(second), until: new Date(now + 3_600_000).toISOString() };
  },
};

test("after each input of what is kept was changed alone, the cached output is the clean one", () =>
  inScratch(async (folder) => {
    let publication = samplePublication(seededRandom(5), { traditional: true, pictures: false, search: false });
    publication.articles.splice(3);
    for (const { record } of publication.articles) Object.assign(record, { kind: "compilation", sources: ["wire"] });
    const [first] = publication.articles;
    if (first) first.record.title = "港口乙";
    const build = (name: "cached" | "clean") => {
      const folders = writeSample(publication, join(folder, publication.checkout));
      const { now, drafts, search } = publication;
      const cache = name === "cached" ? join(folder, "cache") : undefined;
      const output = join(folder, name, "site");
      return outcomeOf({ ...folders, now, drafts, search, allowFewer: true, output, cache }, STEPS_HERE);
    };
    await build("cached");
    for (const [what, change] of Object.entries(CHANGES)) {
      publication = structuredClone(publication);
      change(publication);
      const [cached, clean] = [await build("cached"), await build("clean")];
      assert.ok(clean.report, `${what}: ${clean.said}`);
      assert.deepEqual(differencesOf(cached, clean).slice(0, 5), [], what);
    }
  }));

const STEPS_HERE: typeof STEPS = {
  ...STEPS,
  read: (folders, now, mode, gate) => STEPS.read(folders, now, mode, { ...gate, host: hostBeside(folders.articles) }),
  sync: () => {},
};
