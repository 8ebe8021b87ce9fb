import { readFileSync } from "node:fs";
import { z } from "zod";
import { line } from "../../../src/domain/text-rules.ts";
import { handmadePng } from "../../fixtures/drawn-pictures.ts";
import { minimalPublication, type Publication } from "../../fixtures/minimal-publication.ts";
import { KEPT } from "../characters.ts";
import { PAYLOADS } from "../xss/payloads.ts";
import { commentOf, factsOf, recordOf, topicOf } from "../xss/records.ts";
import { asMarkdown } from "../xss/texts.ts";
import type { MarkedTexts } from "./marked.ts";

const TEXT = "平常的话";
const ADDRESS = "https://a.cn";
/** Units that a field takes, by its file and name, or by its name; others take more than a line of ours is long. */
const ROOM: Readonly<Record<string, number>> = {
  ...{ "site.name": 20, "sections.name": 12, "tags.name": 30, "breaking.text": 60, "sections.description": 100 },
  ...{ "people.name": 40, "people.latin": 80, "people.role": 40, "article.name": 40, "topic.title": 30 },
  ...{ name: 60, tagline: 60, speaker: 60, credit: 60, role: 80, desk: 40, authors: 40, country: 20, requestedBy: 100 },
  ...{ highlight: 60, unit: 20, by: 40 },
};
const MOST = 120;
const BODY_MOST = 500;

/** What articles say besides: who has paid, an opinion of somebody's, and one of the newsroom's. */
const GENRE_RECORDS: readonly object[] = [
  {},
  { genre: "sponsored", sponsor: { name: TEXT, url: ADDRESS } },
  { genre: "opinion" },
  { genre: "opinion", kind: "original", authors: [] },
];

const CITATION = { name: TEXT, url: ADDRESS, title: TEXT, author: TEXT };
const IN_REGISTER = { ...CITATION, name: undefined, source: "gazette" };
/** Charts and media of an article: one of each that is shown, and one that is not. */
const FIGURES = {
  charts: {
    drawn: {
      ...{ file: "drawn.csv", form: "bars", title: TEXT, unit: TEXT, note: TEXT, alt: TEXT, licence: TEXT },
      columns: [{ column: TEXT }, { column: TEXT, name: TEXT }],
      highlight: [TEXT, TEXT],
      credit: CITATION,
    },
    undrawn: { form: "table", title: TEXT, credit: IN_REGISTER, unavailable: TEXT },
  },
  media: {
    played: {
      ...{ kind: "video", url: ADDRESS, title: TEXT, description: TEXT, transcript: [TEXT, TEXT], licence: TEXT },
      credit: CITATION,
    },
    unplayed: { kind: "audio", title: TEXT, credit: null, creditNote: TEXT, unavailable: TEXT },
    unheard: { kind: "audio", title: TEXT, credit: IN_REGISTER, creditNote: TEXT, unavailable: TEXT },
  },
};
/** What the figures of a chart have to be called so that its record fits them. */
const Drawn = z.object({
  charts: z.object({
    drawn: z.object({ columns: z.array(z.object({ column: z.string() })), highlight: z.array(z.string()) }),
  }),
});

/** Every hostile text that a line of news may be. */
export const ACCEPTED: readonly string[] = [...new Set([...PAYLOADS, ...KEPT])].filter(
  (text) => line(MOST).safeParse(text).success,
);

/**
 * A publication as files, with a text of its own in every string that is shown.
 * @param articles how many; each has its tag, section, source, withdrawal and comment
 * @returns with the names of the fields that were filled, such as `article.quotes.speaker`
 */
export function hostilePublication(articles: number, texts: MarkedTexts): [Publication, ReadonlySet<string>] {
  const p = minimalPublication();
  const fields = new Set<string>();
  /** @param steps names on the way, without those that authors choose */
  const fill = (value: unknown, steps: readonly string[]): unknown => {
    if (value === TEXT) {
      fields.add(steps.join("."));
      const name = steps.at(-1) ?? "";
      return texts.next(ROOM[`${steps[0]}.${name}`] ?? ROOM[name] ?? MOST);
    }
    if (Array.isArray(value)) return value.map((item) => fill(item, steps));
    return value instanceof Object ? filled(value, steps) : value;
  };
  const filled = (record: object, steps: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(record).map(([key, item]) => [key, fill(item, CHOSEN.test(key) ? steps : [...steps, key])]),
    );
  const siteData = factsOf(TEXT, ADDRESS);
  const numbers = Array.from({ length: articles }, (_, n) => n);
  for (const [name, value] of Object.entries(siteData)) p.siteData(name, fill(value, [name.replace(".json", "")]));
  for (const owner of ["people", "topics"])
    p.write(`../data/${owner}/own.png`, readFileSync("tests/fixtures/every-feature/data/people/jia.png"), ".");
  const artwork = { file: "own.png", alt: TEXT, caption: TEXT, licence: TEXT, credit: CITATION };
  p.siteData(
    "podcast.json",
    fill({ title: TEXT, description: TEXT, author: TEXT, category: "News", artwork }, ["podcast"]),
  );
  p.write("../data/podcast/own.png", handmadePng(1400, 1400, Buffer.alloc((1 + 1400 * 3) * 1400)), ".");
  p.siteData("topics/story.json", fill(topicOf(TEXT, ADDRESS), ["topic"]));
  for (const [name, key] of [
    ["sections", "news"],
    ["tags", "topic"],
    ["sources", "gazette"],
  ] as const) {
    const [record] = Object.values(siteData[`${name}.json`] ?? {});
    const entries = [key, ...numbers.map((n) => `${key}-${n}`)].map((own) => [own, fill(record, [name])]);
    p.siteData(`${name}.json`, Object.fromEntries(entries));
  }
  const [withdrawal] = Object.values(siteData["withdrawals.json"] ?? {});
  const gone = (n: number) => ({ path: `/2020/01/gone-${n}/`, id: `20200101-gone-${n}` });
  // What is erased after its withdrawal leaves its folder.
  for (const n of numbers) p.write("article.json", "{}", gone(n).path.slice(1, -1));
  p.siteData(
    "withdrawals.json",
    numbers.map((n) => ({ ...filled(withdrawal, ["withdrawals"]), ...gone(n) })),
  );
  for (const page of ["about", "principles", "privacy", "rights"])
    p.write(
      `../data/pages/${page}.md`,
      `# ${asMarkdown(texts.next(60))}\n\n${asMarkdown(texts.next(BODY_MOST))}\n`,
      ".",
    );
  for (const n of numbers) {
    const folder = `2025/05/text-${n}`;
    const own = { section: `news-${n}`, tags: [`topic-${n}`] };
    const record = fill({ ...recordOf(n, TEXT, ADDRESS), ...FIGURES, ...GENRE_RECORDS[n], ...own }, ["article"]);
    p.write("article.json", JSON.stringify(record), folder);
    p.write("drawn.csv", figuresFor(record), folder);
    p.write("article.md", bodyOf(texts), folder);
    const comment = fill(commentOf(n, TEXT, ADDRESS), ["comment"]);
    p.write(`../data/comments/${folder}/20250520T170000Z-0240f7455acf.json`, JSON.stringify(comment), ".");
  }
  return [p, fields];
}

/** Names of entries, which are no fields. */
const CHOSEN = /^(?:chart|other|said|gazette|news|topic|key|news-key|(?:un)?(?:drawn|played)|unheard)$/;

/** A path of a schema's sample as the name of a field. */
export function fieldName(file: string, path: readonly (string | number)[]): string {
  return [file, ...path.filter((step) => typeof step === "string" && !CHOSEN.test(step))].join(".");
}

function bodyOf(texts: MarkedTexts): string {
  const text = () => asMarkdown(texts.next(BODY_MOST));
  return [
    ...[text(), `## ${text()}`, `> ${text()}`, `- ${text()}`, `**${text()}** 和 *${text()}*`, "![](chart)"],
    ...[`[${text()}](https://a.example/)`, `甲[^1]\n\n[^1]: ${text()}`, `| ${text()} |\n|:--|\n| ${text()} |`],
    ...["![](other)", "![](said)", "![](drawn)", "![](undrawn)", "![](played)", "![](unplayed)", "![](unheard)"],
  ].join("\n\n");
}

/** The file of the chart of an article: headings and a row under the names that its record has for them. */
function figuresFor(article: unknown): string {
  const { columns, highlight } = Drawn.parse(article).charts.drawn;
  const rows = [columns.map(({ column }) => column), ...highlight.map((name, n) => [name, String(n + 1)])];
  return rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`).join("");
}
