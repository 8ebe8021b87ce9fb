import { readQueries } from "../../search/query.ts";
import { type Answer, type Order, Question } from "../../search/question.ts";
import { hasTraditional } from "../../search/script.ts";
import type { Facets, Filters, Shard } from "../../search/shard.ts";
import { openShards } from "./pagefind.ts";

/** What the page asks for. */
export interface Asked {
  readonly typed: string;
  readonly filters: Filters;
  readonly order: Order;
}

/** Answers the page's questions, one at a time; it does not know the page. */
export class Engine {
  private warmed: Promise<void> | undefined;
  private shards: Promise<readonly Shard[]> | undefined;
  private question: Question | undefined;

  /** Loads Pagefind and the newest part of the index, so that the first question does not wait for them. */
  async warm(): Promise<void> {
    this.warmed ??= this.open().then(async ([newest]) => newest?.preload([]));
    await this.warmed;
  }

  /** @returns the first results; nothing when nothing was asked */
  async ask({ typed, filters, order }: Asked): Promise<Answer> {
    const traditional = hasTraditional(typed);
    const answer = await this.start(traditional ? await forms(typed) : [typed], filters, order);
    if (answer.found > 0 || traditional) return answer;
    // Some words of Taiwan and Hong Kong are written with characters of both scripts: 程式 for 程序, 乾杯 for 干杯.
    const asTyped = this.question;
    const others = (await forms(typed)).filter((form) => form !== typed);
    const other = others.length > 0 ? await this.start(others, filters, order) : answer;
    if (other.found > 0) return other;
    // What is asked next, for more or for filters, is about the answer that is shown.
    this.question = asTyped;
    return answer;
  }

  /** The next results of the last question. */
  async more(): Promise<Answer> {
    return this.question?.next() ?? NOTHING;
  }

  /** What the candidates of the last question can be narrowed down to. */
  async facets(): Promise<Facets> {
    return this.question?.facets() ?? {};
  }

  private async start(typed: readonly string[], filters: Filters, order: Order): Promise<Answer> {
    const queries = typed.flatMap(readQueries);
    if (queries.length === 0) return NOTHING;
    this.question = new Question(queries, await this.open(), filters, order);
    try {
      return await this.question.next();
    } catch (error) {
      // The site may have been published anew since, and the parts of the index may lie elsewhere.
      this.shards = undefined;
      throw error;
    }
  }

  private open(): Promise<readonly Shard[]> {
    this.shards ??= openShards().catch((error: unknown) => {
      this.shards = undefined;
      throw error;
    });
    return this.shards;
  }
}

const NOTHING: Answer = { exact: [], related: [], found: 0, estimate: 0, more: false, partial: false };

async function forms(typed: string): Promise<string[]> {
  const { simplifiedForms } = await import("../../search/to-simplified.ts");
  return simplifiedForms(typed);
}
