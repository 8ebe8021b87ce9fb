import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildFrom } from "../../../src/build/build.ts";
import { Progress } from "../../../src/build/progress.ts";
import { publicationOf } from "./publication.ts";
import { HARMLESS, HOSTILE } from "./texts.ts";

/** Builds the publication of hostile texts and that of harmless ones: `hostile` and `harmless` in a folder. */
const [folder = "", search] = process.argv.slice(2);
const articles = join(folder, "articles");
mkdirSync(articles, { recursive: true });
const settings = {
  articles,
  now: Date.parse("2026-01-01"),
  drafts: false,
  search: search === "search",
  cache: undefined,
};
for (const [name, texts] of Object.entries({ hostile: HOSTILE, harmless: HARMLESS })) {
  // Links of the hostile texts lead nowhere; what of them reaches the pages is what these sites are for.
  await buildFrom(
    publicationOf(texts),
    { ...settings, output: join(folder, name) },
    new Progress({ quiet: true }),
    async () => [],
  );
}
