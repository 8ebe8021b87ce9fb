import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { type EditionData, editionBase, editionState, TraditionalEdition } from "../../src/traditional/edition.ts";
import { changedTerms, TermSearch } from "../../src/traditional/term-search.ts";
import { URL_OF_SITE } from "./page.ts";

const ARTICLES = ["/2025/05/a/", "/2025/05/b/", "/2025/05/c/"] as const;
const CAPTIONS = ["/assets/media/a-zh-1.vtt", "/assets/media/b-zh-2.vtt"] as const;
const PAGES = ["/", "/about/", "/feed.xml", "/feed.json", "/2025/05/a/comments.xml", ...ARTICLES] as const;
const ADDRESSES = [...PAGES, ...CAPTIONS] as const;
const FILES = ["/assets/site.js", "/assets/print.css"] as const;
/** Of these words titles, texts and glossaries are made, so that they meet, overlap, and stand in one another. */
const WORDS = [
  ...([
    "范先生",
    "先生",
    "后里",
    "皇后",
    "后",
    "头发",
    "发",
    "台风",
    "松树",
    "特朗普",
    "朗普",
    "“里”",
    "「里」",
    "里",
  ] as const),
  ...(["来了", "。", "国", "A股", "股5", "皇后里", "〇"] as const),
] as const;
/** They begin like those, and stand nowhere. */
const OTHERS = ["皇位", "头痛", "后头", "台词", "发问", "松口"] as const;
/** Markup in a sentence: a line goes on behind the first ones, and ends at the last. */
const TAGS = [
  "<b>",
  "</b>",
  "<wbr/>",
  '<i title="a > 后">',
  '<a href="/about/" aria-label="头">',
  "</a>",
  "</p><p>",
] as const;
const CUE_MARKS = ["\n", "<v 范先生>", "</v>", "<", "<lang en>里</lang>", "\n\n"] as const;

function words(random: Random, most: number): string {
  return Array.from({ length: between(random, 1, most) }, () => pick(random, WORDS)).join("");
}

/** A text that markup cuts anywhere. */
function cut(random: Random, text: string, marks: readonly [string, ...string[]]): string {
  return Array.from(text, (one) => one + (random() < 0.25 ? pick(random, marks) : "")).join("");
}

function glossary(random: Random, most: number): Record<string, string> {
  const entries = Array.from({ length: between(random, 0, most) }, () => [
    pick(random, [...WORDS, ...OTHERS]),
    words(random, 1),
  ]);
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
  const body = Array.from(
    { length: 4 },
    () => `<p>${cut(random, words(random, 6), TAGS)}${random() < 0.5 ? link(random) : ""}</p>`,
  );
  const data = JSON.stringify({ headline: words(random, 2), url: URL_OF_SITE + pick(random, ADDRESSES) });
  const head = `<script src="${pick(random, FILES)}"></script><script type="application/ld+json">${data}</script>`;
  return `${head}${body.join("")}<p aria-label="${words(random, 2)}">${words(random, 2)}<b>${words(random, 2)}</b></p>`;
}

function entry(random: Random) {
  const url = URL_OF_SITE + pick(random, ARTICLES);
  return {
    id: "a",
    url,
    title: words(random, 2),
    content_html: `<p>${cut(random, words(random, 3), TAGS)}${link(random)}</p>`,
  };
}

function xml(random: Random): string {
  const items = Array.from({ length: 3 }, () => {
    const { url, title, content_html } = entry(random);
    return `<item><title>${title}</title><link>${url}</link><description><![CDATA[${content_html}]]></description></item>`;
  });
  return `<rss><channel><title>${words(random, 2)}</title>${items.join("")}</channel></rss>`;
}

function captions(random: Random): string {
  return `WEBVTT\n\n00:00.000 --> 00:01.000\n${cut(random, words(random, 3), CUE_MARKS)}\n`;
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

/** How often a kept variant was right, and how often it would have been wrong to keep one, or only needless to make it anew. */
interface Tally {
  kept: number;
  different: number;
  needless: number;
}

/** Compares what two editions make of the same files. */
function compare(before: EditionData, after: EditionData, random: Random, by: string, tally: Tally): void {
  const [kept, now] = [new TraditionalEdition(before, {}), new TraditionalEdition(after, {})];
  const changes = new TermSearch(changedTerms(before.glossary, after.glossary));
  for (const file of files(random)) {
    const variant = kept.variantOf(file);
    const wanted = now.variantOf(file);
    if (!variant) continue;
    assert.equal(new Set(variant.asked).size, variant.asked.length);
    const answered = variant.asked.every((path) => kept.answerTo(path) === now.answerTo(path));
    if (editionBase(before) === editionBase(after) && answered && !changes.mayStandIn(file.text)) {
      tally.kept += 1;
      assert.deepEqual(wanted, variant, `${by}, ${file.path}, ${file.text}`);
    } else if (variant.text !== wanted?.text) tally.different += 1;
    else tally.needless += 1;
  }
}

test("a variant is the same in every edition with the same base, answers to what it asked, and terms that stand in it", () => {
  const tally: Tally = { kept: 0, different: 0, needless: 0 };
  for (let seed = 0; seed < 60; seed += 1) {
    const random = seededRandom(seed);
    const before = publication(random);
    compare(before, changed(random, before), random, `seed ${seed}`, tally);
  }
  assert.ok(tally.kept > 200 && tally.different > 100, JSON.stringify(tally));
});

test("a term that comes, goes or changes leaves every variant as it is in whose lines it does not stand", () => {
  const tally: Tally = { kept: 0, different: 0, needless: 0 };
  for (let seed = 0; seed < 25; seed += 1) {
    const random = seededRandom(seed);
    const before = { ...publication(random), glossary: glossary(random, 6), addresses: [...ADDRESSES] };
    const terms = { ...before.glossary };
    for (let left = between(random, 1, 2); left > 0; left -= 1) {
      const [word, old] = [pick(random, [...WORDS, ...OTHERS]), Object.keys(terms)[0]];
      if (random() < 0.3 && old !== undefined) delete terms[old];
      else terms[word] = words(random, 1);
    }
    compare(before, { ...before, glossary: terms }, random, `seed ${seed}`, tally);
  }
  assert.ok(tally.kept > 100 && tally.different > 100, JSON.stringify(tally));
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
    if (editionState(before) === editionState(after)) {
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
