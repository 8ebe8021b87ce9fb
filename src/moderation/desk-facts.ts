import { join } from "node:path";
import { z } from "zod";
import { readJsonFile } from "../content/json-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { parseWith } from "../content/schema-problems.ts";
import { Site } from "../domain/site.ts";
import { type Articles, readArticles } from "./articles.ts";
import type { Places } from "./places.ts";

const OwnFacts = z.object({ name: z.string().default(""), timeZone: Site.shape.timeZone });

/** What every command has to know of the publication. */
export interface DeskFacts {
  readonly articles: Articles;
  readonly timeZone: string;
  /** Of the publication. */
  readonly name: string;
}

/** @throws ProblemsError when article.json or site.json cannot be read */
export function readDeskFacts({ articles, data }: Places): DeskFacts {
  const report = new ProblemReport();
  const file = readJsonFile(join(data, "site.json"), report);
  const site = file && parseWith(OwnFacts, file, report);
  const known = readArticles(articles, report);
  report.throwIfAny();
  return { articles: known, timeZone: site?.timeZone ?? "UTC", name: site?.name ?? "" };
}
