import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { inScratch } from "../fuzz/folders.ts";
import { MARKED_CARDS } from "../fuzz/marked-cards.ts";
import { differencesOf, outcomeOf } from "../fuzz/outcome.ts";
import { addMedia } from "../fuzz/sample-media.ts";
import {
  addPicture,
  addressOf,
  type SampleKind,
  type SamplePublication,
  samplePublication,
} from "../fuzz/sample-publication.ts";
import { hostBeside, writeSample } from "../fuzz/write-sample.ts";

type Changes = Readonly<Record<string, (publication: SamplePublication) => void>>;

/** One input each, changed alone: what was made of it has to be made again, and nobody else's change may be the reason. */
const OF_PAGES: Changes = {
  "nothing but the folder": (publication) => {
    publication.checkout = "there";
  },
  "a character of a text": ({ articles: [first] }) => {
    first?.paragraphs.splice(0, 1, "甲城市，乙港口。");
  },
  // From here on; what follows shows whether it is still known what the files were made of.
  "nothing, and every finished file is read again": (publication) => {
    publication.verify = "all";
  },
  "how an article writes a word of its title in the Traditional edition": ({ articles: [first] }) => {
    if (first) first.record.traditional = { 港口: "港灣" };
  },
  "how the publication writes a word in the Traditional edition": ({ data }) => {
    data.glossary = { ...data.glossary, 乙: "Ｂ乙" };
  },
  "the file of a video": ({ articles: [, second] }) => {
    for (const name of Object.keys(second?.seeds ?? {})) Object.assign(second?.seeds ?? {}, { [name]: 7 });
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

const OF_PICTURES_AND_SEARCH: Changes = {
  "a character of a text": ({ articles: [first] }) => {
    first?.paragraphs.splice(0, 1, "甲城市，乙港口。");
  },
  "the source that a picture is credited to": ({ articles: [first] }) => {
    for (const picture of Object.values(first?.record.pictures ?? {})) picture.credit = "hall";
  },
  "what a picture shows": ({ articles: [first] }) => {
    for (const name of Object.keys(first?.seeds ?? {})) Object.assign(first?.seeds ?? {}, { [name]: 7 });
  },
};

test("after each input of the pages and share cards of both editions was changed alone, the cached output is the clean one", () =>
  proveChanges({ traditional: true, pictures: false, search: false, cards: true }, OF_PAGES));

test("after each input of pictures and of the index was changed alone, the cached output is the clean one", () =>
  proveChanges({ traditional: false, pictures: true, search: true }, OF_PICTURES_AND_SEARCH));

function proveChanges(kind: SampleKind, changes: Changes): Promise<void> {
  return inScratch(async (folder) => {
    let publication = samplePublication(seededRandom(5), { ...kind, pictures: false });
    publication.articles.splice(3);
    const [first, second] = publication.articles;
    for (const { record } of publication.articles) Object.assign(record, { kind: "compilation", sources: ["wire"] });
    if (first) first.record.title = "港口乙";
    if (first && kind.pictures) addPicture(first, publication, () => 0.4);
    if (second && kind.traditional) addMedia(second, publication, () => 0);
    const build = (name: "cached" | "clean") => {
      const folders = writeSample(publication, join(folder, publication.checkout));
      const { now, drafts, search, verify } = publication;
      const cache = name === "cached" ? join(folder, "cache") : undefined;
      const output = join(folder, name, "site");
      return outcomeOf({ ...folders, now, drafts, search, verify, allowFewer: true, output, cache }, WITH_HOST);
    };
    await build("cached");
    for (const [what, change] of Object.entries(changes)) {
      publication = structuredClone(publication);
      change(publication);
      const [cached, clean] = [await build("cached"), await build("clean")];
      assert.ok(clean.report, `${what}: ${clean.said}`);
      assert.deepEqual(differencesOf(cached, clean).slice(0, 5), [], what);
    }
  });
}

const WITH_HOST: Steps = {
  ...ASSETS_ONCE,
  read: (folders, now, mode, gate) => STEPS.read(folders, now, mode, { ...gate, host: hostBeside(folders.articles) }),
  sync: () => {},
  cards: (what, glossary, place) => STEPS.cards(what, glossary, { ...place, draughtsman: MARKED_CARDS }),
};
