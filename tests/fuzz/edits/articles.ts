import { between, pick } from "../../../scripts/bench/random.ts";
import { GENRES } from "../../../src/domain/genre.ts";
import { KINDS } from "../../../src/domain/kind.ts";
import { addChart, figures } from "../sample-chart.ts";
import { addPicture, addQuote, addressOf, DAY_MS, sampleArticle, someKey } from "../sample-publication.ts";
import { sourcesOf } from "../sample-sources.ts";
import { paragraphs, sentence } from "../sample-text.ts";
import { type Edit, onArticle, someOf } from "./edit.ts";

const FEWEST = 2;
const MOST = 9;
/** Of each entry of a live page is said where it is from. */
const LIVE_KINDS = ["original", "compilation"] as const;

/** What happens to articles, their pictures, quotations and comments. */
export const ARTICLE_EDITS: Readonly<Record<string, Edit>> = {
  add(publication, random) {
    if (publication.articles.length >= MOST) return false;
    publication.articles.push(sampleArticle(publication, random));
    return true;
  },
  "change-text": onArticle((article, random) => {
    article.earlier.push(article.paragraphs);
    article.paragraphs = paragraphs(random);
  }),
  "change-text-to-the-same-length": onArticle((article, random) => {
    article.earlier.push(article.paragraphs);
    const at = between(random, 0, article.paragraphs.length - 1);
    article.paragraphs = article.paragraphs.map((text, index) =>
      index === at ? text.replace(/\p{Script=Han}/u, (first) => (first === "甲" ? "乙" : "甲")) : text,
    );
  }),
  "back-to-an-older-text": onArticle((article, random) => {
    const older = someOf(article.earlier, random);
    if (older) article.paragraphs = older;
    return older !== undefined;
  }),
  "change-title": onArticle(({ record }, random) => {
    record.title = `${record.title.split("，")[0]}，${sentence(random)}`;
  }),
  "change-lede": onArticle(({ record }, random) => {
    record.lede = `${sentence(random)}。`;
  }),
  "change-kind": onArticle(({ record }, random, { data }) => {
    record.kind = pick(random, record.genre === "live" ? LIVE_KINDS : KINDS);
    record.sources = sourcesOf(record.kind, data);
  }),
  "change-genre": onArticle((article, random) => {
    const { record } = article;
    const genre = pick(random, [undefined, ...GENRES]);
    if (genre === record.genre || (genre === "live" && !LIVE_KINDS.some((kind) => kind === record.kind))) return false;
    for (const field of ["genre", "sponsor", "ended"] as const) delete record[field];
    article.entries = {};
    if (genre) record.genre = genre;
    if (genre === "sponsored") record.sponsor = { name: sentence(random), url: "https://bank.example/" };
    return true;
  }),
  "change-byline": onArticle(({ record }, random) => {
    record.authors = [pick(random, ["张三", "李四"]), sentence(random).slice(0, 4)];
  }),
  "change-topics": onArticle(({ record }, random, { data }) => {
    record.section = someKey(data.sections, random);
    record.tags = Object.keys(data.tags).filter(() => random() < 0.5);
  }),
  "change-date": onArticle(({ record }, random) => {
    record.published = record.published.replace(/-\d\dT/, () => `-${between(random, 10, 20)}T`);
  }),
  "set-order": onArticle(({ record }, random) => {
    record.order = `202511${between(random, 10, 29)}T181500Z`;
  }),
  "close-comments": onArticle(({ record }) => {
    record.comments = record.comments === "closed" ? "open" : "closed";
  }),
  "own-words": onArticle((article) => {
    const { record } = article;
    const word = record.title.slice(-2);
    record.traditional = record.traditional?.[word] ? {} : { [word]: `${word.slice(0, 1)}樣` };
  }),
  link: onArticle((article, random, { articles }) => {
    const target = someOf(articles, random);
    if (target && target !== article) article.linksTo = target.record.id;
    return target !== article;
  }),
  rename: onArticle((article, _random, publication) => {
    article.record.aliases = [...(article.record.aliases ?? []), addressOf(article)];
    article.slug = `proof-${publication.next++}`;
  }),
  move: onArticle((article, random) => {
    article.record.aliases = [...(article.record.aliases ?? []), addressOf(article)];
    article.month = (article.month % 12) + 1;
    const month = String(article.month).padStart(2, "0");
    article.record.published = `2025-${month}-${between(random, 10, 20)}T17:30:00Z`;
    delete article.record.publishAt;
  }),
  delete: onArticle((article, _random, { articles }) => {
    articles.splice(articles.indexOf(article), 1);
  }, FEWEST),
  withdraw: onArticle((article, random, { data }) => {
    data.withdrawals.push(withdrawalOf(article.record.id, addressOf(article), sentence(random)));
  }, FEWEST),
  restore(publication, random) {
    const { withdrawals } = publication.data;
    return withdrawals.splice(between(random, 0, withdrawals.length - 1), 1).length > 0;
  },
  draft: onArticle(({ record }) => {
    record.status = "draft";
  }, FEWEST),
  publish({ articles }) {
    const draft = articles.find(({ record }) => record.status === "draft");
    if (draft) delete draft.record.status;
    return draft !== undefined;
  },
  schedule: onArticle(({ record }, random, { now }) => {
    record.publishAt = new Date(now + between(random, 1, 40) * DAY_MS).toISOString();
  }, FEWEST),
  "end-licence": onArticle(({ record }, random, { now }) => {
    record.until = new Date(now + between(random, 1, 40) * DAY_MS).toISOString();
  }, FEWEST),
  correct: onArticle(({ record }, random, { now }) => {
    const date = new Date(now - 3_600_000).toISOString();
    record.changes = [...(record.changes ?? []), { date, kind: "correction", text: `${sentence(random)}。` }];
  }),
  comment: onArticle((article, random, publication) => {
    const id = `20260301T000000Z-${String(publication.next++).padStart(12, "0")}`;
    const parent = someOf(article.comments, random)?.id;
    article.comments.push({
      id,
      article: article.record.id,
      ...(parent && { parent }),
      name: "读者",
      date: "2026-03-01T00:00:00Z",
      text: sentence(random),
      origin: "netlify",
    });
  }),
  "change-comment": onArticle(({ comments }, random) => {
    const comment = someOf(comments, random);
    if (comment) comment.text = sentence(random);
    return comment !== undefined;
  }),
  "remove-comment": onArticle(({ comments }, _random, { removedComments }) => {
    const comment = comments.pop();
    if (comment) removedComments[comment.id] = "2026-03-02";
    return comment !== undefined;
  }),
  "add-picture": onArticle((article, random, publication) => addPicture(article, publication, random)),
  "add-chart": onArticle((article, random, publication) => addChart(article, publication, random)),
  "change-figures": onArticle((article, random) => {
    const name = someOf(Object.keys(article.figures), random);
    if (name) article.figures[name] = figures(random);
    return name !== undefined;
  }),
  "end-licence-of-chart": onArticle(({ record }, random, { now }) => {
    const chart = someOf(Object.values(record.charts ?? {}), random);
    if (chart) chart.until = new Date(now + between(random, 1, 40) * DAY_MS).toISOString();
    return chart !== undefined;
  }),
  "withdraw-chart": onArticle(({ record, ...article }, random, { data }) => {
    const picture = someOf(Object.keys(record.charts ?? {}), random);
    if (picture) data.withdrawals.push({ ...withdrawalOf(record.id, addressOf(article), sentence(random)), picture });
    return picture !== undefined;
  }),
  "remove-charts": onArticle((article) => {
    const had = article.record.charts !== undefined;
    delete article.record.charts;
    article.figures = {};
    return had;
  }),
  "add-quote": onArticle((article, random, publication) => addQuote(article, publication, random)),
  "change-quote": onArticle(({ record }, random) => {
    const quote = someOf(Object.values(record.quotes ?? {}), random);
    if (quote) quote.text = `${sentence(random)}。`;
    return quote !== undefined;
  }),
  "remove-quotes": onArticle(({ record }) => {
    const had = record.quotes !== undefined;
    delete record.quotes;
    return had;
  }),
  "repaint-picture": onArticle(({ seeds }, random) => {
    const name = someOf(Object.keys(seeds), random);
    if (name) seeds[name] = between(random, 0, 999_999);
    return name !== undefined;
  }),
  "describe-picture": onArticle(({ record }, random, { data }) => {
    const picture = someOf(Object.values(record.pictures ?? {}), random);
    if (picture) Object.assign(picture, { alt: sentence(random), credit: someKey(data.sources, random) });
    return picture !== undefined;
  }),
  "end-licence-of-picture": onArticle(({ record }, random, { now }) => {
    const picture = someOf(Object.values(record.pictures ?? {}), random);
    if (picture) picture.until = new Date(now + between(random, 1, 40) * DAY_MS).toISOString();
    return picture !== undefined;
  }),
  "withdraw-picture": onArticle(({ record, ...article }, random, { data }) => {
    const picture = someOf(Object.keys(record.pictures ?? {}), random);
    if (picture) data.withdrawals.push({ ...withdrawalOf(record.id, addressOf(article), sentence(random)), picture });
    return picture !== undefined;
  }),
  "remove-pictures": onArticle((article) => {
    const had = article.record.pictures !== undefined;
    delete article.record.pictures;
    article.seeds = {};
    return had;
  }),
};

function withdrawalOf(id: string, path: string, reason: string) {
  return { path, id, date: "2026-01-01T00:00:00-08:00", reason, requestedBy: "测试" };
}
