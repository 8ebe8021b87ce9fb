import type { Unknown } from "../domain/archive.ts";
import { ownText } from "../wxr/own-text.ts";
import type { Account } from "./accounting.ts";
import { fileText, type IndexedExport, placeIn } from "./export-index.ts";
import { draftReason } from "./fate.ts";
import type { CreditFound, IndexedItem, Question } from "./model.ts";
import type { MovedPost } from "./posts.ts";
import type { Spool } from "./spool.ts";

/** Places are told for so many posts of a question. */
const EXAMPLES = 3;

/** A question with how often it comes up, and where first. */
export interface CountedQuestion extends Question {
  count: number;
  readonly posts: number[];
  /** Of the same posts: title, line and old address. */
  readonly examples: string[];
}

/** Everything that is counted on the way through an export. */
export class Tally {
  readonly articles = { public: 0, scheduled: 0, draft: 0 };
  readonly drafts = new Map<string, number>();
  setAside = 0;
  /** How many there are of each reason. */
  readonly asideBy = new Map<string, number>();
  readonly credits = { certain: 0, asked: 0, unknown: 0 };
  readonly words = { bodies: 0, lost: 0, posts: 0 };
  readonly pictures = { all: 0, files: 0 };
  /** How many pictures have no file, by why. */
  readonly missing = new Map<string, number>();
  /** How many articles lack what, that every new one has to have. */
  readonly debt = new Map<Unknown, number>();
  readonly questions = new Map<string, CountedQuestion>();
  readonly files: readonly string[];
  readonly #used = new Set<number>();
  #attachments = 0;

  /** @param spool takes what is set aside, item by item */
  constructor(
    index: IndexedExport,
    private readonly spool: Pick<Spool, "addSetAside">,
  ) {
    this.files = index.files.map(fileText);
  }

  /** What was taken in: articles, and files of the media library that they show. */
  get imported(): number {
    const { public: open, scheduled, draft } = this.articles;
    return open + scheduled + draft + this.#attachments;
  }

  get attachments(): number {
    return this.#attachments;
  }

  /** What became no article: set aside, or a file of the media library. */
  countRest({ items }: IndexedExport): void {
    for (const item of items) {
      if (item.fate.is === "set-aside") this.#aside(item, item.fate.reason);
      else if (item.fate.is === "attachment" && this.#used.has(item.id)) this.#attachments += 1;
      else if (item.fate.is === "attachment") this.#aside(item, "媒体库里的文件，没有文章用到");
    }
  }

  /** An article that was not written after all. */
  takeBack(item: IndexedItem, reason: string): void {
    const { fate } = item;
    if (fate.is === "public" || fate.is === "scheduled" || fate.is === "draft") this.articles[fate.is] -= 1;
    this.#aside(item, reason);
  }

  /** Files of the media library that an article shows. */
  countAttachments(ids: readonly number[]): void {
    for (const id of ids) this.#used.add(id);
  }

  #aside(item: IndexedItem, reason: string): void {
    const { id, type, status } = item;
    this.spool.addSetAside({ id, type, status, reason: `${reason}（${placeIn(item)}）` });
    this.setAside += 1;
    this.asideBy.set(reason, (this.asideBy.get(reason) ?? 0) + 1);
  }

  countArticle(item: IndexedItem, hasPassword: boolean, repairs: Parameters<typeof draftReason>[0]["repairs"]): void {
    const { fate, status } = item;
    if (fate.is !== "public" && fate.is !== "scheduled" && fate.is !== "draft") return;
    this.articles[fate.is] += 1;
    const reason = draftReason({ status, hasPassword, repairs }, fate);
    if (reason !== undefined) this.drafts.set(reason, (this.drafts.get(reason) ?? 0) + 1);
  }

  countWords({ characters, lost }: Account): void {
    this.words.bodies += characters;
    if (lost.length > 0) this.words.posts += 1;
    for (const run of lost) this.words.lost += [...run].length;
  }

  countPictures({ all, files, reasons }: MovedPost["pictures"]): void {
    this.pictures.all += all;
    this.pictures.files += files;
    for (const [why, count] of reasons) this.missing.set(why, (this.missing.get(why) ?? 0) + count);
  }

  countDebt(unknown: readonly Unknown[]): void {
    for (const one of unknown) this.debt.set(one, (this.debt.get(one) ?? 0) + 1);
  }

  countCredits(found: readonly CreditFound[]): void {
    for (const { certainty } of found) this.credits[certainty] += 1;
  }

  countQuestions(
    questions: readonly Question[],
    post: Pick<IndexedItem, "id" | "link"> & { readonly title: string },
  ): void {
    for (const question of questions) {
      const id = `${question.about}\n${question.key}`;
      const known = this.questions.get(id);
      const example = known && known.posts.length >= EXAMPLES ? "" : ownText(exampleOf(post, question));
      if (!known)
        this.questions.set(ownText(id), { ...inOwnTexts(question), count: 1, posts: [post.id], examples: [example] });
      else {
        known.count += 1;
        if (example === "" || known.posts.at(-1) === post.id) continue;
        known.posts.push(post.id);
        known.examples.push(example);
      }
    }
  }

  /** The most frequent first. */
  get asked(): CountedQuestion[] {
    return [...this.questions.values()].toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }
}

const LONGEST_LINE = 80;

function exampleOf(
  post: { readonly id: number; readonly title: string; readonly link: string },
  { line, shown }: Question,
): string {
  const said =
    line === undefined || shown.includes(line) ? "" : `原文“${line.replace(/\s+/g, " ").slice(0, LONGEST_LINE)}”  `;
  return `旧编号 ${post.id}《${post.title}》  ${said}${post.link}`;
}

/** Cut from the text of a post, it would hold all of that in memory. */
function inOwnTexts({ about, key, shown, unanswered, proposals, earlier }: Question): Question {
  return {
    ...{ about, key: ownText(key), shown: ownText(shown), unanswered: ownText(unanswered) },
    proposals: proposals.map(ownText),
    ...(earlier && { earlier }),
  };
}
