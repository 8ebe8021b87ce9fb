import type { SiteData } from "../../content/site-data.ts";
import { type BulkRights, type PictureRights, rightsFor } from "../../domain/archive.ts";
import type { ArticleRecord } from "../../domain/article-record.ts";
import type { RightsDecision } from "../../domain/migration.ts";
import type { Decisions, Question } from "../model.ts";
import { decisionKey } from "../review/decisions.ts";

const UNANSWERED = "一张也不展示，用占位框";

/**
 * Asks whose the pictures of an article are of which the old site says nothing at all: once for each, so that they are counted. Of
 * one of which it says something nobody can decide in bulk (src/content/old-pictures.ts).
 */
export function rightsQuestions(
  { pictures = {}, section = "", published = "", archive }: Partial<ArticleRecord>,
  { oldSites }: Pick<SiteData, "oldSites">,
  decisions: Decisions,
): Question[] {
  if (!archive) return [];
  const shown = archive.site;
  const key = decisionKey(shown);
  const known = oldSites.get(shown)?.rights ?? [];
  const decided = decisions["picture-rights"].get(key) ?? [];
  const article = { section, epoch: Date.parse(published) };
  if (rightsFor(known, article) || rightsFor(decided.map(scopeOf), article)) return [];
  const earlier = decided.flatMap((one) => one ?? []);
  return Object.values(pictures)
    .filter(({ credit, creditNote }) => credit === null && creditNote === undefined)
    .map(() => ({
      ...{ about: "picture-rights", key, shown, unanswered: UNANSWERED, proposals: [] },
      ...(earlier.length > 0 && { earlier }),
    }));
}

/** Of which articles a decision is; that nobody knows is one about all. */
function scopeOf(one: RightsDecision | null): Pick<BulkRights, "sections" | "from" | "before"> {
  const { sections, from, before } = one ?? {};
  return {
    ...(sections && { sections }),
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(before !== undefined && { before: Date.parse(before) }),
  };
}

/** The entries of `_data/archive.json` that say what was decided, as far as nobody has said that the rest is not known. */
export function decidedRights(site: string, decisions: Decisions): PictureRights[] {
  const decided = decisions["picture-rights"].get(decisionKey(site)) ?? [];
  const end = decided.indexOf(null);
  return decided.slice(0, end < 0 ? undefined : end).flatMap((one) => (one ? [{ site, ...one }] : []));
}
