import { existsSync } from "node:fs";
import type { Article } from "../domain/article.ts";
import { articleNameOf } from "../domain/article-name.ts";
import type { Clock } from "../domain/clock.ts";
import { type FrontPlan, FrontRecord, NO_PLAN, type Pin } from "../domain/front.ts";
import { isPaidFor } from "../domain/genre.ts";
import { partOf, type Withdrawal } from "../domain/withdrawal.ts";
import { DateFields } from "./date-fields.ts";
import { type JsonFile, readJsonParts } from "./json-file.ts";
import type { Linked } from "./links.ts";
import { nearestArticle } from "./nearest-article.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith, shown } from "./schema-problems.ts";

interface Known {
  /** IANA name of the site's zone. */
  readonly timeZone: string;
  /** Of the site. */
  readonly url: string;
  readonly clock: Clock;
  /** What readers may see now; in a preview also drafts and what is not due. */
  readonly articles: readonly Article[];
  /** Every article that could be read, by its address. */
  readonly linked: ReadonlyMap<string, Linked>;
  readonly withdrawals: readonly Pick<Withdrawal, "id" | "path" | "picture" | "media">[];
}

type Place = readonly PropertyKey[];

/**
 * Reads `front.json`: what editors have put where on the front page, as far as it holds now. What is over is left out without a
 * word; an article that nobody can see now, or that there is not, is pointed out and left out: it stops no build. What is
 * written wrongly is an error, as in every file.
 */
export function readFront(path: string, known: Known, report: ProblemReport): FrontPlan {
  const file = existsSync(path) ? readJsonParts(path, report) : undefined;
  const record = file && parseWith(FrontRecord, file);
  if (!file || !record) return NO_PLAN;
  const pins = new Pins(file, known);
  const list = (name: "stories" | "picks") => record[name].flatMap((pin, index) => pins.idOf(pin, [name, index]) ?? []);
  const lead = record.lead && pins.idOf(record.lead, ["lead"]);
  return { ...(lead !== undefined && { lead }), stories: list("stories"), picks: list("picks"), ends: pins.ends };
}

class Pins {
  readonly ends: string[] = [];
  readonly #file: JsonFile;
  readonly #known: Known;
  readonly #dates: DateFields;
  /** Where an article stands already, by its id. */
  readonly #taken = new Set<string>();
  readonly #here: ReadonlyMap<string, Article>;

  constructor(file: JsonFile, known: Known) {
    this.#file = file;
    this.#known = known;
    this.#dates = new DateFields(file, known);
    this.#here = new Map(
      known.articles.flatMap((article) => [article.id, article.path].map((name) => [name, article])),
    );
  }

  /** @returns the id of the article that is pinned; undefined when it is not to stand there now */
  idOf({ article: written, until }: Pin, place: Place): string | undefined {
    const end = until === undefined ? undefined : this.#dates.read(until, [...place, "until"]);
    if (until !== undefined && (!end || this.#known.clock.hasCome(end.epoch))) return undefined;
    const name = articleNameOf(written, this.#known.url);
    const article = this.#here.get(name);
    if (!article) {
      this.#file.warn("front-not-out", [...place, "article"], this.#whyNot(name));
      return undefined;
    }
    if (isPaidFor(article)) {
      this.#file.warn("front-advertisement", [...place, "article"], `“${article.title}”是广告，这里不摆。`);
      return undefined;
    }
    if (this.#taken.has(article.id)) {
      this.#file.warn("front-repeated", [...place, "article"], `首页上已经摆了“${article.title}”，这一处不算。`);
      return undefined;
    }
    this.#taken.add(article.id);
    if (end) this.ends.push(end.iso);
    return article.id;
  }

  #whyNot(name: string): string {
    const { linked, withdrawals } = this.#known;
    const found = linked.get(name) ?? [...linked.values()].find(({ article }) => article.id === name);
    const gone = withdrawals.filter((one) => !partOf(one)).flatMap(({ id, path }) => [id, path]);
    if (gone.includes(found?.article.path ?? name)) return `${shown(name)}已经撤下，首页上不摆。`;
    if (found?.status === "draft") return `“${found.article.title}”还是草稿，首页上先不摆。`;
    if (found) return `“${found.article.title}”要到 ${found.article.published.label} 才发布，到时候再摆上首页。`;
    return `没有编号或者地址是${shown(name)}的文章${nearestArticle(name, this.#here.keys())}。`;
  }
}
