import { between, pick } from "../../../scripts/bench/random.ts";
import { addressOf, DAY_MS, isLive, sampleArticle } from "../sample-publication.ts";
import { type Edit, someOf } from "./edit.ts";

/** What happens around a publication: time passes, the build is asked for something else, the host is set up anew. */
export const CIRCUMSTANCES: Readonly<Record<string, Edit>> = {
  "a-minute-passes"(publication) {
    publication.now += 60_000;
    return true;
  },
  "time-passes"(publication, random) {
    publication.now += between(random, 1, 40) * DAY_MS;
    return true;
  },
  "years-pass"(publication, random) {
    if (publication.now > Date.parse("2029-01-01")) return false;
    publication.now += between(random, 200, 500) * DAY_MS;
    return true;
  },
  "the-next-moment-comes"(publication, random) {
    const moments = publication.articles.flatMap(({ record }) => [
      record.publishAt,
      record.until,
      ...Object.values(record.pictures ?? {}).map(({ until }) => until),
    ]);
    const ahead = moments.flatMap((text) => {
      const epoch = text === undefined ? 0 : Date.parse(text);
      return epoch > publication.now ? epoch : [];
    });
    // To the very moment, the last millisecond before and the first after it.
    if (ahead.length > 0) publication.now = Math.min(...ahead) + pick(random, [-1, 0, 1]);
    return ahead.length > 0;
  },
  "the-clock-goes-back"(publication, random) {
    publication.now -= between(random, 1, 90) * DAY_MS;
    return true;
  },
  preview(publication) {
    publication.drafts = !publication.drafts;
    return true;
  },
  "without-search"(publication) {
    publication.search = !publication.search;
    return true;
  },
  "read-everything-again"(publication) {
    publication.verify = publication.verify === "all" ? "new" : "all";
    return true;
  },
  "checked-out-elsewhere"(publication) {
    publication.checkout = publication.checkout === "here" ? "there" : "here";
    return true;
  },
  "change-header"(publication, random) {
    publication.host = `\n[[headers]]\n  for = "/*"\n  [headers.values]\n    X-Proof = "${between(random, 1, 99)}"\n`;
    return true;
  },
  "change-redirect"(publication, random) {
    publication.host = `\n[[redirects]]\n  from = "/proof-${between(random, 1, 99)}"\n  to = "/about/"\n  status = 301\n`;
    return true;
  },
};

/** What nobody wants to happen, and does: the build says what is wrong, in the same words whatever it kept. */
export const MISTAKES: Readonly<Record<string, Edit>> = {
  "unknown-section"({ articles }, random) {
    const article = someOf(articles, random);
    if (article) article.record.section = "nowhere";
    return article !== undefined;
  },
  "unknown-source"({ articles }, random) {
    const article = someOf(articles, random);
    if (article) article.record.sources = ["没有登记"];
    return article !== undefined;
  },
  "source-stopped"({ data: { sources } }, random) {
    const source = someOf(Object.values(sources), random);
    if (source) source.status = "stopped";
    return source !== undefined;
  },
  "section-removed"({ data }) {
    const [, ...rest] = Object.entries(data.sections);
    data.sections = Object.fromEntries(rest);
    return true;
  },
  "one-id-twice"({ articles: [first, second] }) {
    if (!first || !second) return false;
    second.record.id = first.record.id;
    return true;
  },
  "one-old-address-twice"({ articles: [first, second] }) {
    if (!first || !second) return false;
    first.record.aliases = ["/?p=1"];
    second.record.aliases = ["/?p=1"];
    return true;
  },
  "dead-link"({ articles }, random) {
    someOf(articles, random)?.paragraphs.push("见[别处](/2025/01/nothing-there/)。");
    return articles.length > 0;
  },
  "picture-without-licence"({ articles }) {
    const picture = articles.flatMap(({ record }) => Object.values(record.pictures ?? {}))[0];
    if (picture) delete picture.licence;
    return picture !== undefined;
  },
  "record-cut-short"(publication, random) {
    return insteadOf("article.json", '{\n  "id": "2025', publication, random);
  },
  "text-with-markup"(publication, random) {
    return insteadOf("article.md", "第一段。\n\n<script>1</script>\n", publication, random);
  },
  "file-nobody-recorded"(publication, random) {
    return insteadOf("stray.txt", "1", publication, random);
  },
  "draft-says-what-a-page-is-headed"(publication, random) {
    const shown = someOf(
      publication.articles.filter((article) => isLive(publication, article)),
      random,
    );
    if (!shown) return false;
    const draft = sampleArticle(publication, random);
    draft.record.status = "draft";
    draft.paragraphs = [`${shown.record.title}｜${publication.data.site.name}。`];
    publication.articles.push(draft);
    return true;
  },
  "withdrawal-of-nothing"({ data }) {
    const entry = { date: "2026-01-01T00:00:00-08:00", reason: "测试", requestedBy: "测试" };
    data.withdrawals.push({ ...entry, path: "/2025/01/nothing/", id: "20250101-nothing" });
    return true;
  },
  "policy-too-wide"(publication) {
    publication.host =
      '\n[[headers]]\n  for = "/about/*"\n  [headers.values]\n    Content-Security-Policy = "form-action *"\n';
    return true;
  },
};

function insteadOf(name: string, content: string, ...[publication, random]: Parameters<Edit>): boolean {
  const article = someOf(publication.articles, random);
  if (article) publication.instead[`articles${addressOf(article)}${name}`] = content;
  return article !== undefined;
}
