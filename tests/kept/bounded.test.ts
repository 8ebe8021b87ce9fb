import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { serialize } from "node:v8";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { seededRandom } from "../../scripts/bench/random.ts";
import { inScratch } from "../fuzz/folders.ts";
import {
  addPicture,
  addressOf,
  type SampleArticle,
  type SamplePublication,
  sampleArticle,
  samplePublication,
} from "../fuzz/sample-publication.ts";
import { growthOver } from "./growth.ts";
import { copiesOf, tracesOf } from "./traces.ts";
import { inWorkshop } from "./workshop.ts";

/** How what an article says goes away. */
const WAYS: Readonly<Record<string, (article: SampleArticle, publication: SamplePublication) => void>> = {
  withdrawn(article, { data }) {
    const entry = { date: "2026-01-01T00:00:00-08:00", reason: "测试", requestedBy: "测试" };
    data.withdrawals.push({ ...entry, path: addressOf(article), id: article.record.id });
  },
  deleted(article, { articles }) {
    articles.splice(articles.indexOf(article), 1);
  },
  drafted({ record }) {
    record.status = "draft";
  },
  ended({ record }) {
    record.until = "2026-05-31T00:00:00-07:00";
  },
  changed(article) {
    Object.assign(article.record, { title: "标题", lede: "导语。" });
    article.paragraphs = ["正文。"];
    article.comments = [];
  },
};

/** Words of one way each, which nothing else in the world says: in Latin letters, and in Han ones. */
const wordsOf = (way: string) => [
  `zq${way}`,
  `鱻${[...way].map((letter) => "龘麤灥骉猋"[letter.charCodeAt(0) % 5]).join("")}`,
];

/** An article that says the words of its way in whatever it says. */
function saying(way: string, publication: SamplePublication, number: number): SampleArticle {
  const article = sampleArticle(publication, () => 0.9);
  const said = wordsOf(way).join("");
  Object.assign(article.record, { title: `标题${said}`, lede: `导语${said}。` });
  article.paragraphs = [`正文${said}。`];
  const comment = {
    article: article.record.id,
    name: "读者",
    date: "2026-03-01T00:00:00Z",
    origin: "netlify",
  } as const;
  article.comments = [{ ...comment, id: `20260301T000000Z-${String(number).padStart(12, "0")}`, text: `评论${said}` }];
  return article;
}

/** A draft's or an ended article's text still lies among the articles, and what was read of it beside it; no page does. */
function isOfAFileThatIsThere(trace: string): boolean {
  return (
    /\/tables\/(?:articles|words)-/.test(trace) &&
    ["drafted", "ended"].flatMap(wordsOf).some((word) => trace.endsWith(word))
  );
}

test("after a build nothing of what was withdrawn, deleted, taken back or changed is anywhere in the cache", () =>
  inWorkshop(async (workshop) => {
    const random = seededRandom(7);
    const publication = samplePublication(random, { traditional: true, pictures: false, search: true });
    const articles = Object.keys(WAYS).map((way, number) => saying(way, publication, number));
    const [withdrawn] = articles;
    if (withdrawn) addPicture(withdrawn, publication, random);
    publication.articles.push(...articles);
    await workshop.build(publication);
    const words = Object.keys(WAYS).flatMap(wordsOf);
    const pictures = readdirSync(join(workshop.output, "assets/pictures"));
    const bytes = pictures.map((name) => readFileSync(join(workshop.output, "assets/pictures", name)));
    assert.ok(tracesOf(words, workshop.cache).length > 0, "what is never kept need not go");
    assert.ok(bytes.length > 0 && bytes.every((file) => copiesOf(file, workshop.cache).length > 0));

    for (const [at, way] of Object.values(WAYS).entries()) {
      const article = articles[at];
      if (article) way(article, publication);
    }
    await workshop.build(publication);
    assert.deepEqual(
      tracesOf(words, workshop.cache).filter((trace) => !isOfAFileThatIsThere(trace)),
      [],
    );
    assert.deepEqual(
      bytes.flatMap((file) => copiesOf(file, workshop.cache)),
      [],
    );
  }));

test("a trace is found in whatever it is packed", () =>
  inScratch(async (folder) => {
    const page = Buffer.from("<p>一句话 zqword 鱻龘</p>");
    const files = {
      plain: page,
      "some.pack": Buffer.concat([Buffer.alloc(40, 1), serialize({ text: "一句话 zqword 鱻龘" })]),
      "page.gz": gzipSync(page),
      bundle: Buffer.concat([Buffer.from("head\n"), gzipSync(page), gzipSync(page)]),
      "page.br": brotliCompressSync(page),
      "page.zz": deflateSync(page),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    mkdirSync(join(folder, "zqword"));
    writeFileSync(join(folder, "zqword", "empty"), "");
    const names = Object.keys(files);
    const both = names.flatMap((name) => [`${name}: zqword`, `${name}: 鱻龘`]);
    assert.deepEqual(tracesOf(["zqword", "鱻龘", "never"], folder).sort(), [...both, "zqword/empty: zqword"].sort());
  }));

test("what is kept does not grow with edits back and forth", async () => {
  const { after, fresh } = await growthOver(10, 4, { traditional: false, pictures: false, search: false });
  assert.ok(after <= 1.5 * fresh, `${after} bytes after all the edits, ${fresh} in a fresh cache`);
});
