import { between, type Random } from "../../scripts/bench/random.ts";
import { ARTICLE_EDITS } from "./edits/articles.ts";
import { CIRCUMSTANCES, MISTAKES } from "./edits/circumstances.ts";
import { DATA_EDITS } from "./edits/data.ts";
import type { Edit } from "./edits/edit.ts";
import type { SamplePublication } from "./sample-publication.ts";

/** Every kind of edit that an office makes; nearly all of them leave a publication that has no mistakes. */
export const EDITS: Readonly<Record<string, Edit>> = { ...ARTICLE_EDITS, ...DATA_EDITS };
/** How often it is something else: a change around the publication, a mistake. */
const [AROUND, MISTAKEN] = [0.2, 0.1];

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
  const chance = random();
  const events = chance < MISTAKEN ? MISTAKES : chance < MISTAKEN + AROUND ? CIRCUMSTANCES : EDITS;
  return editAtRandom(publication, random, events);
}
