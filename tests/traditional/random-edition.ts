import { between, pick, type Random } from "../../scripts/bench/random.ts";
import type { EditionData } from "../../src/traditional/edition.ts";
import { URL_OF_SITE } from "./page.ts";

export const ARTICLES = ["/2025/05/a/", "/2025/05/b/", "/2025/05/c/"] as const;
const CAPTIONS = ["/assets/media/a-zh-1.vtt", "/assets/media/b-zh-2.vtt"] as const;
const PAGES = ["/", "/about/", "/feed.xml", "/feed.json", "/2025/05/a/comments.xml", ...ARTICLES] as const;
export const ADDRESSES = [...PAGES, ...CAPTIONS] as const;
export const FILES = ["/assets/site.js", "/assets/print.css"] as const;
/** Of these words titles, texts and glossaries are made, so that they meet, overlap, and stand in one another. */
export const WORDS = [
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
export const OTHERS = ["皇位", "头痛", "后头", "台词", "发问", "松口"] as const;
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

export function words(random: Random, most: number): string {
  return Array.from({ length: between(random, 1, most) }, () => pick(random, WORDS)).join("");
}

/** A text that markup cuts anywhere. */
function cut(random: Random, text: string, marks: readonly [string, ...string[]]): string {
  return Array.from(text, (one) => one + (random() < 0.25 ? pick(random, marks) : "")).join("");
}

export function glossary(random: Random, most: number): Record<string, string> {
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

export function publication(random: Random): EditionData {
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
export function changed(random: Random, before: EditionData): EditionData {
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
export function files(random: Random) {
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
