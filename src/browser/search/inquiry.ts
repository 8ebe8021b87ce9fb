import { readQueries } from "../../search/query.ts";
import { type Answer, type Order, Question } from "../../search/question.ts";
import { hasTraditional } from "../../search/script.ts";
import type { Facets, Filters, Shard } from "../../search/shard.ts";
import { OutdatedPage } from "./outdated-page.ts";

/** What the page asks for. */
export interface Asked {
  readonly typed: string;
  readonly filters: Filters;
  readonly order: Order;
}

/** A question that an index has been asked, and its first answer as long as nobody has had it. */
interface Begun {
  readonly shards: readonly Shard[];
  readonly question: Question | undefined;
  first: Answer | undefined;
}

/** One thing that a reader asks for, through as many indexes as there are until it is answered. */
export class Inquiry {
  private begun: Begun | undefined;
  /** Addresses of what was given. */
  private readonly given = new Set<string>();

  constructor(private readonly asked: Asked) {}

  /**
   * The next results, in the order of this index, without those that an earlier one has given.
   * @param shards the same ones as before go on where they were
   */
  async next(shards: readonly Shard[]): Promise<Answer> {
    for (;;) {
      const begun = await this.beginning(shards);
      const answer = begun.first ?? (await begun.question?.next()) ?? NOTHING;
      begun.first = undefined;
      const exact = answer.exact.filter(({ url }) => !this.given.has(url));
      if (exact.length === 0 && answer.exact.length > 0 && answer.more) continue;
      for (const { url } of exact) this.given.add(url);
      return { ...answer, exact };
    }
  }

  /** What its candidates can be narrowed down to. */
  async facets(shards: readonly Shard[]): Promise<Facets> {
    return (await this.beginning(shards)).question?.facets() ?? {};
  }

  private async beginning(shards: readonly Shard[]): Promise<Begun> {
    if (this.begun?.shards === shards) return this.begun;
    const begun = { shards, ...(await begin(this.asked, shards)) };
    this.begun = begun;
    return begun;
  }
}

export const NOTHING: Answer = { exact: [], related: [], found: 0, estimate: 0, more: false, partial: false };

/** Asks in the script that was typed, and in the other one where that finds nothing. */
async function begin({ typed, filters, order }: Asked, shards: readonly Shard[]): Promise<Omit<Begun, "shards">> {
  const start = async (texts: readonly string[]) => {
    const queries = texts.flatMap(readQueries);
    if (queries.length === 0) return { question: undefined, first: NOTHING };
    const question = new Question(queries, shards, filters, order);
    return { question, first: await question.next() };
  };
  const traditional = hasTraditional(typed);
  const begun = await start(traditional ? await forms(typed) : [typed]);
  if (begun.first.found > 0 || traditional) return begun;
  // Some words of Taiwan and Hong Kong are written with characters of both scripts: 程式 for 程序, 乾杯 for 干杯.
  const others = (await forms(typed)).filter((form) => form !== typed);
  const other = others.length > 0 ? await start(others) : begun;
  // What is asked next, for more or for filters, is about the answer that is shown.
  return other.first.found > 0 ? other : begun;
}

async function forms(typed: string): Promise<string[]> {
  const { simplifiedForms } = await import("../../search/to-simplified.ts").catch(outdated);
  return simplifiedForms(typed);
}

function outdated(error: unknown): never {
  throw new OutdatedPage(String(error));
}
