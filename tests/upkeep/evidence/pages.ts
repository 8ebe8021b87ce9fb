import { between, type Random } from "../../../scripts/bench/random.ts";

/** One of them. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[between(random, 0, items.length - 1)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** A text of nonsense, as a house would publish it. */
export interface Story {
  readonly language: "zh" | "en";
  readonly headline: string;
  /** Sentences, in paragraphs. */
  readonly paragraphs: readonly (readonly string[])[];
}

/** What stands around it, and how it is marked up. */
export interface Dress {
  readonly theme: "article" | "boxes" | "old";
  readonly advertisements: number;
  readonly comments: number;
  /** What counters, related headlines and advertisements are drawn from. */
  readonly day: number;
  /** Between elements, and in texts. */
  readonly spaces?: string;
  /** Raw HTML at the end of the text, and over it. */
  readonly under?: string;
  readonly over?: string;
  readonly suffix?: string;
}

const HAN = "山水木火土云风雨雪日月星河江海湖石草花鸟鱼马牛羊田村城桥路门窗灯船车书笔纸墨琴棋茶米麦豆瓜果竹松柳梅兰荷";
const VERBS = ["修缮", "清点", "搬运", "记录", "查看", "讨论", "公布", "收集", "安排", "核对", "展示", "保存"];
const SYLLABLES =
  "ba be bi bo da de di do fa fe ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vo za zo".split(
    " ",
  );
const VERBS_EN = [
  "mended",
  "counted",
  "carried",
  "noted",
  "watched",
  "argued",
  "printed",
  "gathered",
  "checked",
  "kept",
];

function han(random: Random, length: number): string {
  return Array.from({ length }, () => pick(random, [...HAN])).join("");
}

function word(random: Random): string {
  return Array.from({ length: between(random, 2, 3) }, () => pick(random, SYLLABLES)).join("");
}

function name(random: Random): string {
  const made = word(random);
  return made.charAt(0).toUpperCase() + made.slice(1);
}

/** Every sentence has a number, a negation or a name of its own, so that each of them can be changed. */
export function sentence(random: Random, language: Story["language"]): string {
  const number = between(random, 2, 989);
  if (language === "zh") {
    const forms = [
      () =>
        `${han(random, 3)}昨天${pick(random, VERBS)}了${number}座${han(random, 2)}，${han(random, 4)}没有${pick(random, VERBS)}。`,
      () =>
        `“${han(random, 5)}不会${pick(random, VERBS)}${han(random, 3)}，”${han(random, 2)}的${name(random)}说，“${han(random, 6)}。”`,
      () =>
        `《${han(random, 4)}》${pick(random, VERBS)}的${han(random, 3)}，比去年多${number}%，${han(random, 5)}仍在${pick(random, VERBS)}。`,
      () => `${han(random, 2)}与${han(random, 3)}一起${pick(random, VERBS)}${han(random, 4)}；${han(random, 6)}。`,
    ];
    return pick(random, forms)();
  }
  const forms = [
    () =>
      `The ${word(random)} of ${name(random)} ${pick(random, VERBS_EN)} ${number} ${word(random)} and did not ${word(random)}.`,
    () =>
      `“We ${pick(random, VERBS_EN)} a ${word(random)} for ${word(random)} ${word(random)},” said ${name(random)} ${name(random)}.`,
    () =>
      `A ${word(random)} ${word(random)} rose by ${number} percent, while ${name(random)} had never ${pick(random, VERBS_EN)} the ${word(random)}.`,
    () =>
      `Some ${word(random)} ${pick(random, VERBS_EN)} the ${word(random)} near a ${word(random)} ${word(random)} at night.`,
  ];
  return pick(random, forms)();
}

export function story(random: Random, language: Story["language"]): Story {
  return {
    language,
    headline:
      language === "zh"
        ? `${han(random, 4)}${pick(random, VERBS)}${han(random, 5)}`
        : `${name(random)} ${pick(random, VERBS_EN)} ${word(random)} ${word(random)}`,
    paragraphs: Array.from({ length: between(random, 4, 8) }, () =>
      Array.from({ length: between(random, 1, 4) }, () => sentence(random, language)),
    ),
  };
}

/** The page of a story: its text between all that pages have around one. */
export function page({ language, headline, paragraphs }: Story, dress: Dress, random: Random): string {
  const { theme, day, spaces = "", suffix = language === "zh" ? "山水新闻网" : "The Daily Nonsense" } = dress;
  const joint = language === "zh" ? "" : " ";
  const tag = theme === "old" ? "div" : "p";
  const texts = paragraphs.map((sentences, at) => {
    const text = sentences.join(joint + spaces);
    const marked = theme === "boxes" ? `<p><span style="color:#333">${text}</span></p>` : `<${tag}>${text}</${tag}>`;
    return marked + (at < dress.advertisements ? advertisement(random, language, at) : "");
  });
  const text = [dress.over ?? "", `<h1>${headline}</h1>`, ...texts, dress.under ?? ""].join(`${spaces}\n`);
  const related = Array.from({ length: 4 }, () => `<li><a href="/x">${story(random, language).headline}</a></li>`).join(
    "",
  );
  const comments = Array.from(
    { length: dress.comments },
    (_, at) => `<article class="comment" id="comment-${day}-${at}"><p>${sentence(random, language)}</p></article>`,
  ).join("");
  const menu = `<nav><ul><li><a href="/">${language === "zh" ? "首页" : "Home"}</a></li></ul></nav>`;
  const counter = `<span class="views">${language === "zh" ? `阅读 ${day * 137}` : `${day * 137} views`}</span>`;
  const script = `<script>window.seen = ${day}; document.write("<p>${sentence(random, language)}</p>");</script>`;
  const head = `<head><meta charset="utf-8"><title>${headline} - ${suffix}</title><meta property="og:title" content="${headline}"></head>`;
  const body = {
    article: `<header>${menu}</header><main><article class="post tag-menu">${text}${counter}</article></main><aside><ul>${related}</ul></aside><section id="comments">${comments}</section>`,
    boxes: `<div class="top-nav">${menu}</div><div class="wrap has-sidebar"><div class="main-text">${text}</div>${counter}<div class="sidebar"><ul>${related}</ul></div><div class="comment-list">${comments}</div></div>`,
    old: `<table><tr><td>${menu}</td></tr><tr><td>${text}</td><td class="related"><ul>${related}</ul></td></tr></table><div id="disqus_thread">${comments}</div>`,
  }[theme];
  return `<!doctype html>\n<html lang="${language}">${head}<body class="has-sidebar comments-open">${script}<!-- ${day} -->${body}<footer>© ${day} ${suffix}.</footer></body></html>`;
}

function advertisement(random: Random, language: Story["language"], at: number): string {
  const text = sentence(random, language);
  return (
    [
      `<div class="ad-slot">${text}</div>`,
      `<aside><p>${text}</p></aside>`,
      `<div class="promo-box"><p>${text}</p></div>`,
    ][at % 3] ?? ""
  );
}
