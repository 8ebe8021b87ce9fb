import type { CommentRecord } from "../../src/domain/comment.ts";
import { Prose } from "./prose.ts";
import { between, seededRandom } from "./random.ts";
import { Words } from "./words.ts";

/** Far from the numbers of the articles, so that no comment repeats what an article drew. */
const FIRST_SEED = 50_000_000;
const DAY_MS = 86_400_000;

/** An article as far as its comments have to know it. */
export interface DiscussedArticle {
  readonly id: string;
  /** `2025/05/story-000042` */
  readonly folder: string;
  /** RFC 3339. */
  readonly published: string;
}

export interface SampleComment {
  readonly folder: string;
  readonly record: CommentRecord;
}

/** Made-up comments, spread evenly over the articles; about a third of them answer the one before. */
export function* sampleComments(articles: readonly DiscussedArticle[], count: number): Generator<SampleComment> {
  const words = new Words();
  const last = new Map<string, string>();
  for (let number = 0; number < count; number += 1) {
    const random = seededRandom(FIRST_SEED + number);
    const article = articles[Math.floor(random() * articles.length)];
    if (!article) return;
    const { id: articleId, folder, published } = article;
    const sent = new Date(Date.parse(published) + Math.floor(random() * 3 * DAY_MS)).toISOString();
    const id = `${sent.replace(/[-:]|\.\d+/g, "")}-${number.toString(16).padStart(12, "0")}`;
    const parent = random() < 0.35 ? last.get(folder) : undefined;
    last.set(folder, id);
    const record: CommentRecord = {
      id,
      article: articleId,
      ...(parent && { parent }),
      name: `示例读者 ${between(random, 1, 900)}`,
      date: sent.replace(/\.\d+/, ""),
      text: new Prose(words, random).sentences(between(random, 20, 200)),
      origin: "netlify",
    };
    yield { folder, record };
  }
}
