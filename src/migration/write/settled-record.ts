import type { ArticleRecord } from "../../domain/article-record.ts";
import type { MigratedArticle } from "../model.ts";

/** What the export says and is not followed, since readers would lose an address or an article by it. */
export type Unfollowed = "date" | "hidden";

/**
 * The record of an article that is here already, as the export has it now: it keeps its permanent id, the moment at which it was
 * moved, and its folder, so that a date of an earlier month is not taken over; and no run takes an article from its readers.
 *
 * @param at `2019/05/slug`
 * @param ours the record as it is here
 */
export function settledRecord(
  { record, folder }: MigratedArticle,
  id: string,
  at: string,
  ours: Partial<ArticleRecord>,
): { readonly record: Partial<ArticleRecord>; readonly unfollowed: readonly Unfollowed[] } {
  const { archive } = record;
  const moved = ours.archive?.moved;
  // A folder of an earlier month than its date is let pass (src/content/article-dates.ts), one of a later is not.
  const isTooEarly = `${folder.year}/${folder.month}` < at.slice(0, "2019/05".length);
  const isHidden = record.status === "draft" && ours.id !== undefined && ours.status !== "draft";
  const kept = (name: "published" | "publishAt" | "order" | "status", wanted: boolean) =>
    wanted && { [name]: ours[name] };
  const settled: Partial<ArticleRecord> = {
    ...record,
    id,
    ...(archive && moved !== undefined && { archive: { ...archive, moved } }),
    ...kept("published", isTooEarly),
    ...kept("publishAt", isTooEarly),
    ...kept("order", isTooEarly),
    ...kept("status", isHidden),
  };
  return {
    // As JSON has it: a field without a value is none.
    record: Object.fromEntries(Object.entries(settled).filter(([, value]) => value !== undefined)),
    unfollowed: [...(isTooEarly ? (["date"] as const) : []), ...(isHidden ? (["hidden"] as const) : [])],
  };
}
