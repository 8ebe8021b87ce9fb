import { isDeepStrictEqual } from "node:util";
import { codeDigest } from "../../kept/code-digest.ts";
import { digestOfRecord } from "../../kept/digest.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import type { Head } from "../../search/head.ts";
import type { NameForms } from "../../search/manifest.ts";
import type { Heads } from "./make-heads.ts";
import type { PageNames } from "./named-pages.ts";
import type { SiteIndex } from "./site-index.ts";

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

/**
 * Puts the files of all titles into the site: those of the build before, when it had the same.
 * @param heads oldest first
 * @param names that the house knows
 * @param pages that names lead to
 */
export async function layHeads(
  heads: readonly Head[],
  names: readonly NameForms[],
  pages: readonly PageNames[],
  site: Pick<SiteIndex, "addHeads">,
  kept: KeptWork | undefined,
): Promise<void> {
  const table = kept?.table<Heads>("search-titles");
  const key = table ? digestOfRecord([codeDigest(), heads, names, pages]) : "";
  const known = table?.take(key);
  const laid = (known && site.addHeads(known)) ?? site.addHeads(await madeHeads(heads, names, pages));
  const isKept = laid && [...laid.files.values()].every((filed) => !("bytes" in filed));
  if (isKept && !isDeepStrictEqual(laid, known)) table?.put(key, laid);
}

/** How characters are read is a large table, and hardly any build makes these files. */
async function madeHeads(
  heads: readonly Head[],
  names: readonly NameForms[],
  pages: readonly PageNames[],
): Promise<Heads> {
  const { makeHeads } = await import("./make-heads.ts");
  return makeHeads(heads, names, pages);
}

/** Leaves those of earlier builds to the next one that makes an index. */
export function keepHeads(articles: readonly Pick<Headed, "madeOf">[], kept: KeptWork): void {
  const table = kept.table<Head>("search-heads");
  for (const { madeOf } of articles) if (madeOf !== undefined) table.take(madeOf);
}
