import { between, seededRandom } from "../../../scripts/bench/random.ts";
import type { Change, Drift } from "../../../src/upkeep/evidence/drift.ts";
import type { Answer } from "../../../src/upkeep/evidence/sighting.ts";
import { CHANGED } from "./changed-kinds.ts";
import { AT, type Case } from "./edits.ts";
import { HIDDEN } from "./hidden-kinds.ts";
import { page, pick, story } from "./pages.ts";
import { QUIET } from "./quiet-kinds.ts";

/** A page as it was and as it is, and what has to be said of it. */
export interface Pair {
  readonly kind: string;
  readonly before: Answer;
  readonly now: Answer;
  readonly quotes: readonly string[];
  readonly state: Drift["state"];
  readonly change?: Change;
}

/** One pair for each kind, language and round; the same for the same seed. */
export function pairs(rounds: number, seed: number): readonly Pair[] {
  const languages = ["zh", "en"] as const;
  return Object.entries({ ...QUIET, ...CHANGED, ...HIDDEN }).flatMap(([kind, [state, now, change]], at) =>
    languages.flatMap((language) =>
      Array.from({ length: rounds }, (_, round): Pair => {
        const random = seededRandom(seed + at * 1000 + round * 10 + languages.indexOf(language));
        const one: Case = {
          story: story(random, language),
          dress: {
            theme: pick(random, ["article", "boxes", "old"] as const),
            advertisements: between(random, 0, 2),
            comments: between(random, 0, 6),
            day: between(random, 1, 30),
          },
          random,
        };
        const quotes = [one.story.paragraphs[1]?.[0] ?? ""];
        const before = { status: 200, at: AT, text: page(one.story, one.dress, random) };
        const made = now(one);
        const text = made.text ?? page(made.story ?? one.story, { ...one.dress, ...made.dress }, random);
        const answer = { status: made.status ?? 200, at: made.at ?? AT, text };
        return { kind, before, now: answer, quotes, state, ...(change && { change }) };
      }),
    ),
  );
}
