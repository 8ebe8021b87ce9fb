import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ProblemReport } from "../../content/problem-report.ts";
import { readRecord } from "../../content/schema-problems.ts";
import { MigrationDecisions } from "../../domain/migration.ts";
import type { SourceRecord } from "../../domain/source.ts";
import { fold } from "../../search/fold.ts";
import { hasTraditional } from "../../search/script.ts";
import { simplifiedForms } from "../../search/to-simplified.ts";
import type { Decisions, Question } from "../model.ts";

type About = Question["about"];

/** Under which name the file has the decisions of a kind. */
export const DECIDED_IN: Readonly<Record<About, keyof MigrationDecisions>> = {
  zone: "zone",
  section: "sections",
  tag: "tags",
  author: "authors",
  source: "sources",
  credit: "credits",
  "picture-rights": "pictureRights",
};

/** A space beside a mark says nothing. */
const LOOSE = /(?<![\p{L}\p{N}]) | (?![\p{L}\p{N}])/gu;

/**
 * What a decision is kept under: one for all that readers do not tell apart. Traditional characters, full width, capitals, spaces
 * and what nobody sees are folded: 圖源: CTV and 图源：ctv are one.
 */
export function decisionKey(text: string): string {
  const folded = fold(text.trim()).text.replace(/\s+/g, " ").replace(LOOSE, "").trim();
  const [simplified = folded] = hasTraditional(folded) ? simplifiedForms(folded) : [];
  return simplified;
}

/** @param data the data folder @param map the file, where somebody has named one */
export function decisionsPath(data: string, map?: string): string {
  return map ?? join(data, "migration.json");
}

/**
 * What the publication has decided so far. Nothing where there is no such file.
 *
 * @param path of the file, as `decisionsPath` says
 * @param report is told what is wrong with it
 * @returns undefined when it cannot be used
 */
export function readDecisions(path: string, report: ProblemReport): Decisions | undefined {
  const decided = existsSync(path) ? readRecord(path, MigrationDecisions, report) : {};
  return decided && decisionsIn(decided);
}

/** What a file decides. Of two that fold to one, the later counts. */
export function decisionsIn(decided: MigrationDecisions): Decisions {
  const of = (about: About): ReadonlyMap<string, SourceRecord | null> =>
    new Map(Object.entries(decided[DECIDED_IN[about]] ?? {}).map(([text, answer]) => [decisionKey(text), answer]));
  return {
    zone: of("zone"),
    section: of("section"),
    tag: of("tag"),
    author: of("author"),
    source: of("source"),
    credit: of("credit"),
    "picture-rights": of("picture-rights"),
  };
}
