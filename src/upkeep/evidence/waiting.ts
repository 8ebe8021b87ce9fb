import { type Article, quotesOf } from "../../domain/article.ts";
import type { Clock } from "../../domain/clock.ts";
import { type Evidence, isDead, type SeenOriginal } from "../../domain/evidence.ts";
import type { Original } from "../../domain/original.ts";
import type { Change } from "./drift.ts";
import { quoteKey } from "./quoted.ts";

/** A cited text that became another, where no editor has decided what readers are told of it. */
export interface WaitingDrift {
  readonly url: string;
  /** What became of it, in Chinese. */
  readonly about: string;
  /** When it was first seen so, ISO 8601. */
  readonly since: string;
  readonly places: readonly { readonly where: string; readonly what: string }[];
}

const WORDS: Readonly<Record<Change, string>> = {
  correction: "原文登了更正",
  headline: "标题改了",
  quote: "引用的话不在了",
  numbers: "数字改了",
  negation: "肯定与否定改了",
  names: "名称改了",
  words: "文字改了",
  removed: "删去了句子",
};
const UNFOUND = "第一次看时就没有找到引用的话";

/**
 * The one list of the desk: what became of cited texts, and no record says so yet. An editor takes a thing off it by writing
 * `changed` beside the source, or by deleting the entry of `evidence.json` where there is nothing to tell.
 *
 * @returns in the order of the addresses
 */
export function waitingDrifts(
  evidence: Evidence,
  articles: readonly Article[],
  clock: Pick<Clock, "hasCome">,
): readonly WaitingDrift[] {
  const waiting = new Map<string, WaitingDrift>();
  const look = (url: string, cited: Original, where: string, what: string, quote?: string) => {
    const seen = evidence[url];
    const found = seen && happened(seen, cited, clock, quote);
    if (!found || isDecided(cited, found.since)) return;
    const { places = [] } = waiting.get(url) ?? {};
    waiting.set(url, { url, ...found, places: [...places, { where, what }] });
  };
  for (const article of articles) {
    for (const source of article.sources) {
      const { name, url, changed, via = [] } = source;
      if (url !== undefined) look(url, source, article.path, `来源“${name}”的原文`);
      // What an editor has found of the first in a chain stands beside the source that has it from there.
      for (const origin of via)
        if (origin.url !== undefined)
          look(origin.url, { ...origin, ...(changed && { changed }) }, article.path, `转引的“${origin.name}”的原文`);
    }
    for (const quote of quotesOf(article))
      look(quote.url, quote, article.path, `${quote.speaker}的引语`, quote.original?.text ?? quote.text);
  }
  return [...waiting.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}

function happened(
  seen: SeenOriginal,
  { archived }: Original,
  clock: Pick<Clock, "hasCome">,
  quote: string | undefined,
): Pick<WaitingDrift, "about" | "since"> | undefined {
  const { text, drift, gone = [] } = seen;
  const since = drift?.moment ?? gone[0] ?? text?.moment ?? "";
  if (isDead(seen, clock))
    return archived === undefined && (seen.copy === undefined || seen.withdrawn)
      ? { about: "原文已经打不开，也没有存档", since }
      : undefined;
  if (drift?.state === "edited") return { about: drift.about.map(wordsOf).join("，"), since };
  if (drift?.state === "withdrawn") return { about: "原文已由对方撤回", since };
  if (drift?.state === "moved") return { about: `原文现在在 <${drift.about[0]}>`, since };
  const unfound = quote !== undefined && text?.quotes[quoteKey(quote)] === false;
  return unfound ? { about: UNFOUND, since: text.moment } : undefined;
}

function wordsOf(change: string): string {
  return new Map<string, string>(Object.entries(WORDS)).get(change) ?? change;
}

/** Days are compared: editors write no time. */
function isDecided({ changed }: Original, since: string): boolean {
  return changed !== undefined && Date.parse(changed.date.iso) + 86_400_000 > Date.parse(since);
}
