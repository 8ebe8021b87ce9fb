import { readJournal } from "./journal.ts";
import { type LedgerEntry, readLedger } from "./ledger.ts";
import { findOurArticles } from "./our-articles.ts";
import type { PlacedArticle } from "./placed.ts";

/** A post that an earlier run has brought in. */
export interface KnownPost extends PlacedArticle {
  /** Whether its article still is here, wherever it lies by now. */
  readonly isHere: boolean;
}

/**
 * What earlier runs have brought in, by identity: for whoever gives out slugs, counts comments or writes rules for old addresses. A
 * post keeps its id and its folder, however its title and its date read by now.
 *
 * @throws Refusal when the ledger cannot be read
 */
export function knownPosts({
  articles,
  data,
}: {
  readonly articles: string;
  readonly data: string;
}): ReadonlyMap<string, KnownPost> {
  const ours = findOurArticles(articles);
  const known = new Map<string, KnownPost>();
  const add = (identity: string, { id, at }: Pick<LedgerEntry, "id" | "at">) => {
    const our = ours.byPost.get(identity) ?? ours.byId.get(id) ?? ours.byFolder.get(at);
    known.set(identity, { identity, id, address: `/${our?.at ?? at}/`, isHere: our !== undefined });
  };
  for (const [identity, entry] of readJournal(data).entries) if (ours.byId.has(entry.id)) add(identity, entry);
  const { entries } = readLedger(data);
  for (const identity of entries.keys()) add(identity, entries.get(identity) ?? NOTHING);
  entries.close();
  for (const [identity, { id, at }] of ours.byPost)
    if (!known.has(identity)) known.set(identity, { identity, id, address: `/${at}/`, isHere: true });
  return known;
}

const NOTHING = { id: "", at: "" };
