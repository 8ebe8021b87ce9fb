import type { SiteData } from "../../content/site-data.ts";
import { type PictureRights, rightsFor } from "../../domain/archive.ts";
import type { ArticleRecord } from "../../domain/article-record.ts";
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
  if (decisions["picture-rights"].has(key) || rightsFor(known, { section, epoch: Date.parse(published) })) return [];
  return Object.values(pictures)
    .filter(({ credit, creditNote }) => credit === null && creditNote === undefined)
    .map(() => ({ about: "picture-rights", key, shown, unanswered: UNANSWERED, proposals: [] }));
}

/** The entry of `_data/archive.json` that says what was decided; undefined where nothing was, or that nobody knows. */
export function decidedRights(site: string, decisions: Decisions): PictureRights | undefined {
  const decided = decisions["picture-rights"].get(decisionKey(site));
  return decided ? { site, ...decided } : undefined;
}
