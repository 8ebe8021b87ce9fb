import { between, pick } from "../../../scripts/bench/random.ts";
import { DAY_MS, type SampleArticle } from "../sample-publication.ts";
import { paragraphs, sentence } from "../sample-text.ts";
import { type Edit, onArticle, someOf } from "./edit.ts";

const MINUTE_MS = 60_000;

/** What happens to the entries of live pages. Where there is no live page, one begins. */
export const ENTRY_EDITS: Readonly<Record<string, Edit>> = {
  "add-entry": onArticle((article, random, publication) => {
    if (!live(article)) return false;
    const { now } = publication;
    // Some are to come.
    const time = new Date(now + between(random, -3 * 24 * 60, 12 * 60) * MINUTE_MS).toISOString().replace(/\.\d+/, "");
    const own = random() < 0.3;
    article.entries[`e-${publication.next++}`] = {
      head: {
        time,
        title: sentence(random),
        ...(own ? { own } : { sources: [{ name: sentence(random), url: "https://wire.example/entry" }] }),
        ...(random() < 0.3 && { key: true }),
      },
      text: paragraphs(random).join("\n\n"),
    };
  }),
  "change-entry": onArticle(({ entries }, random, { now }) => {
    const entry = someOf(Object.values(entries), random);
    const date = new Date(now - DAY_MS / 24).toISOString().replace(/\.\d+/, "");
    if (!entry || Date.parse(entry.head.time) > Date.parse(date)) return false;
    const what = pick(random, ["title", "text", "withdrawn"] as const);
    if (what === "title") entry.head.title = sentence(random);
    if (what === "text") entry.text = paragraphs(random).join("\n\n");
    if (what === "withdrawn") entry.head.withdrawn = { date, reason: `${sentence(random)}。` };
  }),
  "remove-entry": onArticle(({ entries }, random) => {
    const name = someOf(Object.keys(entries), random);
    if (name === undefined) return false;
    delete entries[name];
  }),
  "end-live": onArticle(({ record }, random, { now }) => {
    if (record.genre !== "live") return false;
    if (record.ended) delete record.ended;
    else record.ended = new Date(now + between(random, -10, 10) * MINUTE_MS * 60).toISOString().replace(/\.\d+/, "");
  }),
};

/** @returns whether it is one now */
function live(article: SampleArticle): boolean {
  const { record } = article;
  if (record.genre === undefined && (record.kind === "original" || record.kind === "compilation"))
    record.genre = "live";
  return record.genre === "live";
}
