import { between, pick, type Random, seededRandom } from "../../../scripts/bench/random.ts";
import { bundleStyles } from "../../../src/build/bundle-styles.ts";
import { pageText } from "../../../src/build/pages/page-module.ts";
import type { Article, Block } from "../../../src/domain/article.ts";
import { Clock } from "../../../src/domain/clock.ts";
import homePage from "../../../src/pages/home.11ty.ts";
import { NO_ASSETS } from "../../../src/publication/page-shell.ts";
import { publicationOf } from "../../../src/publication/publication.ts";
import { articleOn, NEWS, SITE } from "../../fixtures/articles.ts";

const KEYS = ["world", "home", "money", "tech", "arts", "sport"] as const;
const SECTIONS = KEYS.map((key, at) => ({ ...NEWS, key, name: `第${at + 1}版` }));
const WORDS =
  "港口 停工 两天 之后 恢复 市政府 公布 洪水 地图 新的 渡轮 时刻表 居民 要求 解释 预算 通过 学校 明年 开放".split(" ");
const SPONSOR = { name: "枫叶银行", url: "https://bank.example/", byNewsroom: false };
const WANG = { key: "wang", name: "王小明", path: "/people/wang/", role: "专栏作者", sameAs: [], former: false };
const SHEETS = ["src/styles/site.css", "src/styles/lists.css"];

/** Characters of a title, at least and at most. */
const TITLES = { tiny: [4, 4], short: [5, 10], long: [26, 34], longest: [60, 60], any: [6, 34] } as const;

export interface Drawn {
  readonly count: number;
  /** Of them with pictures. */
  readonly share: number;
  readonly titles?: keyof typeof TITLES;
  /** In so many of the sections there are articles. */
  readonly sections?: number;
}

/** A front page of so many articles, with ledes of every length. */
export function drawnFront({ count, share, titles = "any", sections = KEYS.length }: Drawn, seed: number): string {
  const random = seededRandom(seed);
  const articles = Array.from({ length: count }, (_, at) =>
    drawnArticle(random, (count - at) / 9, { at, share, lengths: TITLES[titles], sections }),
  );
  const data = {
    site: SITE,
    sections: new Map(SECTIONS.map((section) => [section.key, section])),
    tags: new Map(),
    sources: {},
    disclaimers: { original: "甲。", compilation: "乙。", translation: "丙。", reprint: "丁。" },
    withdrawals: [],
    notices: [],
    prosePages: [],
    people: [WANG],
    topics: [],
    bearers: [],
  };
  const publication = publicationOf(data, { articles, assets: NO_ASSETS, clock: new Clock(0) });
  return pageText(homePage, homePage.value(publication, "/"));
}

interface Place {
  readonly at: number;
  readonly share: number;
  readonly lengths: readonly [least: number, most: number];
  readonly sections: number;
}

function drawnArticle(random: Random, day: number, { at, share, lengths, sections }: Place): Article {
  return articleOn(day, {
    slug: `a-${at}`,
    title: words(random, between(random, ...lengths)),
    lede: `${words(random, between(random, 25, 110))}。`,
    section: pick(random, [SECTIONS[0] ?? NEWS, ...SECTIONS.slice(0, sections)]),
    body: random() < share ? [picture(random)] : [],
    ...(at % 9 === 4 && { genre: "opinion", authors: [{ name: "王小明", key: "wang" }] }),
    ...(at % 13 === 7 && { genre: "sponsored", sponsor: SPONSOR }),
  });
}

/** At least so many characters, with a comma here and there. */
function words(random: Random, length: number): string {
  let text = "";
  while (text.length < length) text += (text && random() < 0.12 ? "，" : "") + pick(random, ["港口", ...WORDS]);
  return text;
}

function picture(random: Random): Block {
  const [width, height] = pick(random, [
    [1200, 800],
    [900, 1200],
    [1600, 700],
  ]);
  const shown = { name: "p", file: "p.png", alt: "图", digest: "0".repeat(64), licence: "CC BY 4.0" };
  return { kind: "picture", picture: { shown: true, ...shown, width, height, credit: { name: "公报" } } };
}

/** The styles of a front page as they are sent. */
export async function frontStyles(): Promise<string> {
  const naming = {
    assetNames: "[name]",
    entryNames: "[name]",
    charset: "utf8",
    logLevel: "silent",
    minify: false,
  } as const;
  const { outputFiles } = await bundleStyles(
    SHEETS,
    { sections: new Map(), name: SITE.name, wordmarks: new Map() },
    { ...naming, outdir: "nowhere" },
  );
  return outputFiles.flatMap(({ path, text }) => (path.endsWith(".css") ? text : "")).join("\n");
}
