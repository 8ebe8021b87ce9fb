import { join } from "node:path";
import type { MigratedArticle } from "../model.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { OurArticle } from "./our-articles.ts";
import { type Content, entryOf, jsonOf, lyingIn, type Part, partsOf, RECORD, TEXT, whatWasWritten } from "./parts.ts";
import { settledRecord, type Unfollowed } from "./settled-record.ts";
import type { ThreeWay } from "./three-way.ts";

/** What becomes of an article that somebody has edited here when its original changes. */
export const WHEN_BOTH = ["report", "merge", "keep-ours"] as const;
export type WhenBoth = (typeof WHEN_BOTH)[number];

export interface FileWrite {
  readonly name: string;
  readonly content: Content;
  /** Of a text: it is written only if the file still is what was read. */
  readonly was?: string | undefined;
}

export interface ArticlePlan {
  /**
   * `unchanged`: nothing is to be done. `kept`: somebody has edited it here, the original is as it was. `update`: the original has
   * changed, and what was edited here stays. `three-way`: both have changed the same file.
   */
  readonly is: "create" | "update" | "unchanged" | "kept" | "three-way";
  readonly at: string;
  /** As the export has it now. */
  readonly record: MigratedArticle["record"];
  readonly writes: readonly FileWrite[];
  /** What the ledger says from now on; undefined where nobody knows what was written. */
  readonly remember: LedgerEntry | undefined;
  readonly threeWay: readonly ThreeWay[];
  readonly unfollowed: readonly Unfollowed[];
}

/** A post that is not here yet, as it will lie in its folder. */
export async function planNew(article: MigratedArticle): Promise<ArticlePlan> {
  const { folder, record, markdown, files } = article;
  const at = `${folder.year}/${folder.month}/${folder.slug}`;
  const writes = [
    ...[...files].map(([name, copy]) => ({ name, content: { copy } })),
    { name: TEXT, content: markdown },
    { name: RECORD, content: jsonOf(record) },
  ];
  return {
    is: "create",
    at,
    record,
    writes,
    remember: await entryOf(record, at, article),
    threeWay: [],
    unfollowed: [],
  };
}

/**
 * A post of which there is an article. A file that was edited here is not written, unless `whenBoth` asks for it and the changes
 * of both go together.
 *
 * @param known what may have been written of it: by the ledger, and by the journal of a killed run
 */
export async function planKnown(
  article: MigratedArticle,
  our: OurArticle,
  known: readonly LedgerEntry[],
  articles: string,
  whenBoth: WhenBoth,
): Promise<ArticlePlan> {
  const lying = lyingIn(join(articles, our.at));
  const id = known[0]?.id ?? (our.id || article.record.id);
  const { record, unfollowed } = settledRecord(article, id ?? "", our.at, lying.record);
  const entry = await entryOf(record, our.at, article);
  const parts = await partsOf(article, record, entry, known, lying);
  const plan = { at: our.at, record, writes: [], threeWay: [], unfollowed } as const;
  const kept = parts.some(({ was, here }) => was !== here) ? "kept" : "unchanged";
  const changed = parts.filter(({ was, here, there }) => there !== was && there !== here);
  const byPart = new Map(parts.map((part) => [part.name, part]));
  const followed = { ...entry, record: byPart.get(RECORD)?.there ?? entry.record };
  if (changed.length === 0) return { ...plan, is: known.length === 0 ? "unchanged" : kept, remember: followed };
  const both = changed.filter(({ was, here }) => was !== here);
  const threeWay = both.map((part) => part.compare());
  if (both.length > 0 && whenBoth === "keep-ours") return { ...plan, is: "kept", remember: followed };
  const isDone = ({ file, merged }: ThreeWay) => merged !== undefined && merged === byPart.get(file)?.read?.plain;
  const goTogether = threeWay.every(({ merged }) => merged !== undefined);
  if (!threeWay.every(isDone) && !(goTogether && whenBoth === "merge")) {
    const written = whatWasWritten(known, lying);
    return { ...plan, is: "three-way", threeWay, remember: written && { ...written, at: our.at } };
  }
  const merged = new Map(threeWay.map((one) => [one.file, one]));
  const writes = changed.flatMap((part) => {
    const both = merged.get(part.name);
    return both && isDone(both) ? [] : [writeOf(part, both?.merged ?? part.content)];
  });
  return { ...plan, is: writes.length > 0 ? "update" : kept, writes, threeWay, remember: followed };
}

function writeOf({ name, read }: Part, content: Content): FileWrite {
  return read ? { name, content, was: read.raw } : { name, content };
}
