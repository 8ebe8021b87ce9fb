import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { answersBase, type EditionData, editionBase, TraditionalEdition } from "../../src/traditional/edition.ts";
import { URL_OF_SITE } from "./page.ts";

const ARTICLES = ["/2025/05/a/", "/2025/05/b/", "/2025/05/c/"] as const;
const CAPTIONS = ["/assets/media/a-zh-1.vtt", "/assets/media/b-zh-2.vtt"] as const;
const PAGES = ["/", "/about/", "/feed.xml", "/feed.json", "/2025/05/a/comments.xml", ...ARTICLES] as const;
const ADDRESSES = [...PAGES, ...CAPTIONS] as const;
const FILES = ["/assets/site.js", "/assets/print.css"] as const;
/** Of these words titles, texts and glossaries are made, so that they meet. */
const WORDS = ["范先生", "后里", "皇后", "头发", "台风", "松树", "特朗普", "“里”", "来了", "。", "国"] as const;

function words(random: Random, most: number): string {
  return Array.from({ length: between(random, 1, most) }, () => pick(random, WORDS)).join("");
}

function glossary(random: Random, most: number): Record<string, string> {
  const entries = Array.from({ length: between(random, 0, most) }, () => [pick(random, WORDS), words(random, 1)]);
  return Object.fromEntries(entries);
}

function some<Item>(random: Random, items: readonly Item[], share: number): Item[] {
  return items.filter(() => random() < share);
}

/** The first two articles have captions; as in a build, those are named whose article has words of its own. */
function withCaptions(data: Omit<EditionData, "captions">): EditionData {
  const named = data.articles.filter(({ traditional }) => Object.keys(traditional).length > 0).map(({ path }) => path);
  const captions = CAPTIONS.flatMap((file, at) => {
    const article = ARTICLES[at];
    return article && named.includes(article) ? [[file, article] as const] : [];
  });
  return { ...data, captions: new Map(captions) };
}

function publication(random: Random): EditionData {
  return withCaptions({
    settings: { region: pick(random, ["taiwan", "hongkong"]), words: false, quotes: "corner" },
    url: URL_OF_SITE,
    glossary: glossary(random, 2),
    articles: some(random, ARTICLES, 0.6).map((path) => {
      return { path, title: words(random, 2), lede: words(random, 3), traditional: glossary(random, 2) };
    }),
    addresses: some(random, ADDRESSES, 0.9),
    files: new Map(some(random, FILES, 0.7).map((file) => [file, file.replace(".", "-hant.")])),
  });
}

/** The same, but for one thing. */
function changed(random: Random, before: EditionData): EditionData {
  const other = publication(random);
  const [one, ...more] = before.articles;
  const changes: readonly [Partial<EditionData>, ...Partial<EditionData>[]] = [
    { settings: other.settings },
    { glossary: other.glossary },
    { addresses: other.addresses },
    { files: other.files },
    { articles: more },
    { articles: [...more, ...other.articles.filter(({ path }) => path === one?.path)] },
    { articles: [...more, ...(one ? [{ ...one, lede: words(random, 3) }] : [])] },
    { articles: before.articles.toReversed() },
  ];
  return withCaptions({ ...before, ...pick(random, changes) });
}

function link(random: Random): string {
  const path = pick(random, [...ADDRESSES, ...FILES, "../b/#part", "/nowhere/", "https://x.example/"]);
  const href = random() < 0.3 && path.startsWith("/") ? URL_OF_SITE + path : path;
  return `<a href="${href}">${words(random, 2)}</a>`;
}

function page(random: Random): string {
  const body = Array.from({ length: 4 }, () => `<p>${words(random, 6)}${random() < 0.5 ? link(random) : ""}</p>`);
  const data = JSON.stringify({ headline: words(random, 2), url: URL_OF_SITE + pick(random, ADDRESSES) });
  const head = `<script src="${pick(random, FILES)}"></script><script type="application/ld+json">${data}</script>`;
  return `${head}${body.join("")}<p aria-label="${words(random, 2)}">${words(random, 2)}<b>${words(random, 2)}</b></p>`;
}

function entry(random: Random) {
  const url = URL_OF_SITE + pick(random, ARTICLES);
  return { id: "a", url, title: words(random, 2), content_html: `<p>${words(random, 3)}${link(random)}</p>` };
}

function xml(random: Random): string {
  const items = Array.from({ length: 3 }, () => {
    const { url, title, content_html } = entry(random);
    return `<item><title>${title}</title><link>${url}</link><description><![CDATA[${content_html}]]></description></item>`;
  });
  return `<rss><channel><title>${words(random, 2)}</title>${items.join("")}</channel></rss>`;
}

function captions(random: Random): string {
  return `WEBVTT\n\n00:00.000 --> 00:01.000\n${words(random, 4)}\n${words(random, 2)}\n`;
}

/** Every file twice, so that an edition which remembers has something to remember. */
function files(random: Random) {
  const json = () => JSON.stringify({ title: words(random, 2), items: [entry(random), entry(random)] });
  return ADDRESSES.flatMap((path) => {
    const text = path.endsWith(".xml")
      ? xml(random)
      : path.endsWith(".json")
        ? json()
        : path.endsWith(".vtt")
          ? captions(random)
          : page(random);
    return [
      { path, text },
      { path, text },
    ];
  });
}

test("a variant is the same in every edition with the same base and the same answers to what it asked", () => {
  let same = 0;
  let different = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const random = seededRandom(seed);
    const before = publication(random);
    const after = changed(random, before);
    const kept = new TraditionalEdition(before, {});
    const now = new TraditionalEdition(after, {});
    for (const file of files(random)) {
      const variant = kept.variantOf(file);
      const wanted = now.variantOf(file);
      if (!variant) continue;
      assert.equal(new Set(variant.asked).size, variant.asked.length);
      const answered = variant.asked.every((path) => kept.answerTo(path) === now.answerTo(path));
      if (editionBase(before) !== editionBase(after) || !answered) {
        if (variant.text !== wanted?.text) different += 1;
        continue;
      }
      same += 1;
      const by = `seed ${seed}, ${file.path}`;
      assert.equal(wanted?.text, variant.text, by);
      assert.deepEqual(wanted?.used, variant.used, by);
      assert.deepEqual(wanted?.asked, variant.asked, by);
    }
  }
  assert.ok(same > 200 && different > 100, `${same} the same, ${different} different`);
});

test("two editions of which the answers follow from the same give the same answers", () => {
  let [same, different] = [0, 0];
  for (let seed = 0; seed < 200; seed += 1) {
    const random = seededRandom(seed);
    const before = publication(random);
    const after = random() < 0.2 ? structuredClone(before) : changed(random, before);
    const editions = [before, after].map((data) => new TraditionalEdition(data, {}));
    const answers = editions.map((edition) =>
      [...ADDRESSES, ...FILES, "/nowhere/"].map((path) => edition.answerTo(path)),
    );
    if (answersBase(before) === answersBase(after)) {
      same += 1;
      assert.deepEqual(answers[1], answers[0], `seed ${seed}`);
    } else if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) different += 1;
  }
  assert.ok(same > 30 && different > 60, `${same} the same, ${different} different`);
});

test("of an article that has no words of its own, nothing matters but its address", () => {
  const random = seededRandom(1);
  const data = { ...publication(random), addresses: [...ADDRESSES] };
  const [path] = ARTICLES;
  const plain = { path, title: "范先生", lede: "范先生", traditional: {} };
  const [without, with_] = [[], [plain]].map((articles) => new TraditionalEdition({ ...data, articles }, {}));
  assert.equal(without?.answerTo(path), "");
  assert.equal(with_?.answerTo(path), "");
  for (const file of files(random)) assert.deepEqual(with_?.variantOf(file), without?.variantOf(file));
});

test("a new article leaves the variants of pages that do not lead to it as they are", () => {
  const random = seededRandom(2);
  const data = { ...publication(random), addresses: [...ADDRESSES] };
  const own = { path: "/2026/01/new/", title: "范先生", lede: "皇后", traditional: { 国: "国" } };
  const before = new TraditionalEdition(data, {});
  const after = new TraditionalEdition(
    { ...data, articles: [...data.articles, own], addresses: [...data.addresses, own.path] },
    {},
  );
  for (const file of files(random)) {
    const variant = before.variantOf(file);
    assert.deepEqual(after.variantOf(file), variant);
    for (const path of variant?.asked ?? []) assert.equal(after.answerTo(path), before.answerTo(path));
  }
});
