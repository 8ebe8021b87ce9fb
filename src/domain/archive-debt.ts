import { type Archive, UNKNOWN_LABELS, UNKNOWNS, type Unknown } from "./archive.ts";

/** How many articles of an old site there are, and how many of them lack what. */
export interface OldSiteEntry {
  readonly site: string;
  readonly articles: number;
  /** Those that lack something. */
  readonly owing: number;
  /** Of what nobody knows, in the order of `UNKNOWNS`; what no article lacks is not here. */
  readonly lacking: Readonly<Partial<Record<Unknown, number>>>;
}

/** @returns in the order of the addresses */
export function oldSitesOf(articles: Iterable<{ readonly archive?: Archive }>): OldSiteEntry[] {
  const bySite = new Map<string, Archive[]>();
  for (const { archive } of articles) {
    if (!archive) continue;
    const known = bySite.get(archive.site);
    if (known) known.push(archive);
    else bySite.set(archive.site, [archive]);
  }
  return [...bySite]
    .map(([site, all]) => ({
      site,
      articles: all.length,
      owing: all.filter(({ unknown }) => unknown.length > 0).length,
      lacking: lackingIn(all),
    }))
    .sort((a, b) => (a.site < b.site ? -1 : 1));
}

function lackingIn(all: readonly Archive[]): OldSiteEntry["lacking"] {
  const counted = UNKNOWNS.map((one) => [one, all.filter(({ unknown }) => unknown.includes(one)).length] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** `署名 3 篇，图片出处 40 篇`; empty when nothing is lacking. */
export function lackingWords(lacking: OldSiteEntry["lacking"]): string {
  return UNKNOWNS.flatMap((one) => (lacking[one] ? `${UNKNOWN_LABELS[one]}\u00a0${lacking[one]}\u00a0篇` : [])).join(
    "，",
  );
}
