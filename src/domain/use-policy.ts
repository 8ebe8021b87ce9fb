import { UNKNOWN_ROBOTS } from "./archive.ts";
import type { Genre } from "./genre.ts";
import type { Kind, KnownKind } from "./kind.ts";
import { INDEX_MODES, type IndexMode, type RegisteredSource } from "./source.ts";

/** What a page tells search engines about itself, and its reader about that. */
export interface UsePolicy {
  readonly robots: IndexMode;
  /** Address of the original when search engines should prefer it; absent when the page stands for itself. */
  readonly canonical?: string;
  /** One sentence for the reader. */
  readonly reason: string;
}

/** A source of an article as far as the policy asks. */
export interface UsedSource {
  readonly name: string;
  readonly url?: string;
  readonly terms?: Pick<RegisteredSource, "index" | "canonical" | "language">;
}

const OWN: Readonly<Record<Exclude<KnownKind, "reprint">, UsePolicy>> = {
  original: { robots: "index", reason: "本文由本站采写，搜索引擎可以收录本页。" },
  compilation: {
    robots: "index",
    reason: "本文由本站根据上列报道综合写成，不是其中任何一家的原文，搜索引擎可以收录本页。",
  },
  translation: { robots: "index", reason: "本文编译自外文报道，文字与原文不同，搜索引擎可以收录本页。" },
};

/**
 * How an article presents itself to search engines, by what it is and whose text it uses.
 *
 * A verbatim reprint stays out of Google News unless the source allows more: Google asks partners to keep syndicated
 * copies out rather than to point a canonical at the original (developers.google.com/search/docs/crawling-indexing/
 * canonicalization). A canonical to the original is set only where the licence asks for it, for one source in the same
 * language; a translation or compilation is its own canonical. Several sources: the strictest decides. Of an old text of which
 * nobody knows whose it is the publication decides, unless a source is stricter.
 *
 * @param chosen what the publication has chosen for such texts; undefined of an article that was written here
 */
export function usePolicyOf(
  kind: Kind,
  sources: readonly UsedSource[],
  genre: Genre | undefined = undefined,
  chosen: IndexMode | undefined = undefined,
): UsePolicy {
  if (kind === "unknown" || (chosen && kind !== "original" && sources.length === 0))
    return policyOfUnknown(sources, chosen ?? UNKNOWN_ROBOTS);
  if (kind !== "reprint") {
    if (genre === "sponsored") return { robots: "index", reason: "本文是广告，不是本站的报道，搜索引擎可以收录本页。" };
    if (genre === "opinion" && kind === "original")
      return { robots: "index", reason: "本文是本站刊发的评论，搜索引擎可以收录本页。" };
    return OWN[kind];
  }
  const names = sources.map(({ name }) => name).join("、");
  const robots = strictest(sources);
  const [only] = sources;
  if (sources.length === 1 && only?.url && only.terms?.canonical && only.terms.language?.startsWith("zh")) {
    // A page that asks not to be indexed must not name another canonical: the wish could pass to the original.
    if (robots !== "noindex") {
      return { robots, canonical: only.url, reason: `本文为转载，应${names}要求，搜索引擎以原文为准。` };
    }
  }
  const reasons: Readonly<Record<IndexMode, string>> = {
    index: `本文为转载，${names}允许本页被搜索引擎收录。`,
    "noindex-news": `本文为转载，本页不进入 Google 新闻，以免排在${names}的原文之前。`,
    noindex: `本文为转载，应${names}要求，搜索引擎不收录本页。`,
  };
  return { robots, reason: reasons[robots] };
}

function policyOfUnknown(sources: readonly UsedSource[], chosen: IndexMode): UsePolicy {
  const robots = stricter(chosen, sources.length === 0 ? "index" : strictest(sources));
  const said: Readonly<Record<IndexMode, string>> = {
    index: "搜索引擎可以收录本页",
    "noindex-news": "本页不进入 Google 新闻",
    noindex: "搜索引擎不收录本页",
  };
  return { robots, reason: `本文从旧站搬来，来源还没有查明，${said[robots]}。` };
}

function stricter(one: IndexMode, other: IndexMode): IndexMode {
  return INDEX_MODES.indexOf(one) > INDEX_MODES.indexOf(other) ? one : other;
}

/** A source that is not registered has given no permission beyond the ordinary. */
function strictest(sources: readonly UsedSource[]): IndexMode {
  const modes = sources.map(({ terms }) => INDEX_MODES.indexOf(terms?.index ?? "noindex-news"));
  return INDEX_MODES[Math.max(...modes, 0)] ?? "noindex";
}
