import { between, type Random } from "../../scripts/bench/random.ts";
import { ARTICLE_EDITS } from "./edits/articles.ts";
import { CIRCUMSTANCES, MISTAKES } from "./edits/circumstances.ts";
import { DATA_EDITS } from "./edits/data.ts";
import type { Edit } from "./edits/edit.ts";
import { ENTRY_EDITS } from "./edits/entries.ts";
import { MEDIA_EDITS } from "./edits/media.ts";
import { OLD_EDITS } from "./edits/old.ts";
import type { SamplePublication } from "./sample-publication.ts";

/** Every kind of edit that an office makes; nearly all of them leave a publication that has no mistakes. */
export const EDITS: Readonly<Record<string, Edit>> = {
  ...ARTICLE_EDITS,
  ...MEDIA_EDITS,
  ...ENTRY_EDITS,
  ...OLD_EDITS,
  ...DATA_EDITS,
};
/** How often it is something else: a change around the publication, a mistake. */
const [AROUND, MISTAKEN] = [0.2, 0.1];
/** Each has a build start processes, or bundle a program. */
const DEAR = new Set(["add-picture", "change-cards", "change-edition", "change-editor", "without-search"]);

/** Makes one edit that can be made. @returns its name */
export function editAtRandom(publication: SamplePublication, random: Random, edits = EDITS): string {
  const names = Object.keys(edits);
  for (;;) {
    const name = names[between(random, 0, names.length - 1)];
    if (name !== undefined && edits[name]?.(publication, random)) return name;
  }
}

/** The same, or something else that can happen. @returns its name */
export function eventAtRandom(publication: SamplePublication, random: Random): string {
  return editAtRandom(publication, random, tableAtRandom(random));
}

/** The same without what makes every build cost much more from then on. @returns its name */
export function cheapEventAtRandom(publication: SamplePublication, random: Random): string {
  const cheap = Object.entries(tableAtRandom(random)).filter(([name]) => !DEAR.has(name));
  return editAtRandom(publication, random, Object.fromEntries(cheap));
}

function tableAtRandom(random: Random): Readonly<Record<string, Edit>> {
  const chance = random();
  if (chance < MISTAKEN) return MISTAKES;
  return chance < MISTAKEN + AROUND ? CIRCUMSTANCES : EDITS;
}
