import type { KeptWork } from "../../kept/kept-work.ts";
import type { Head } from "../../search/head.ts";

interface Headed {
  /** Digest of everything that the head is made of, the code included. */
  readonly madeOf?: string;
  head(): Head;
}

/** Heads of articles, those of earlier builds without looking at the texts again. */
export function headsOf(articles: readonly Headed[], kept: KeptWork | undefined): Head[] {
  const table = kept?.table<Head>("search-heads");
  return articles.map((article) => {
    const { madeOf } = article;
    const known = madeOf === undefined ? undefined : table?.take(madeOf);
    if (known) return known;
    const head = article.head();
    if (madeOf !== undefined) table?.put(madeOf, head);
    return head;
  });
}

/** Leaves those of earlier builds to the next one that makes an index. */
export function keepHeads(articles: readonly Pick<Headed, "madeOf">[], kept: KeptWork): void {
  const table = kept.table<Head>("search-heads");
  for (const { madeOf } of articles) if (madeOf !== undefined) table.take(madeOf);
}
