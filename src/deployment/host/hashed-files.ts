/** Files whose names change with their content: one of such a name has had this content for ever. */
export const HASHED_KINDS = {
  /** Styles, what they draw with, and scripts. */
  code: /^\/assets\/[^/]+-[A-Z0-9]{8}\.(?:css|js|svg)$/,
  /** The program that reads the search index. */
  runtime: /^(\/pagefind\/runtime\/[^/]+\/)./,
  /** A picture in one width. */
  picture: /^(\/assets\/pictures\/[^/]+)-\d+\.\w+$/,
  /** A part of the search index. */
  shard: /^(\/pagefind\/shards\/[^/]+\/)./,
} as const;

export type HashedKind = keyof typeof HASHED_KINDS;

/** The kinds in the order in which a page that is still open needs them; search reads its list anew without its shards. */
export const KINDS: readonly HashedKind[] = ["code", "runtime", "picture", "shard"];

/** @returns undefined for a file whose content may change */
export function kindOf(path: string): HashedKind | undefined {
  return KINDS.find((kind) => HASHED_KINDS[kind].test(path));
}

/** What the addresses of all files of a picture begin with; undefined for what is no picture. */
export function pictureOf(path: string): string | undefined {
  return HASHED_KINDS.picture.exec(path)?.[1];
}

/** What a browser may do with a file whose address changes with its content. */
export const FOR_EVER = "public, max-age=31536000, immutable";

/** The host looks through all of them for each request, and nobody promises how many it takes. */
const MOST_RULES = 1000;

/**
 * By what rule a file is kept for ever: its own, that of its folder, or that of all widths of a picture.
 * @returns undefined for a file whose content may change
 */
export function foreverRuleOf(path: string): string | undefined {
  const kind = kindOf(path);
  if (kind === undefined || kind === "code") return kind && path;
  const [, group = path] = HASHED_KINDS[kind].exec(path) ?? [];
  return kind === "picture" ? `${group}-*` : `${group}*`;
}

/**
 * Rules for the end of a netlify.toml, where they win. One for `/assets/*` would be shorter, but the host applies it to what
 * does not exist as well (answers.netlify.com/t/4518), and a browser that was told 404 once, by a server that was a second
 * behind, would believe it for a year. Beyond the limit pictures are asked for anew, those of the oldest articles first.
 *
 * @param paths of the files of a deployment
 * @param pictures article by the beginning of the addresses of its pictures
 */
export function foreverRules(paths: Iterable<string>, pictures: ReadonlyMap<string, string>): string {
  const rules = new Map<string, string>();
  for (const path of paths) {
    const rule = foreverRuleOf(path);
    const stem = pictureOf(path);
    // Behind every article: what is no picture comes first.
    if (rule !== undefined) rules.set(rule, stem === undefined ? "~" : (pictures.get(stem) ?? ""));
  }
  return [...rules]
    .sort(([a, one], [b, other]) => (one === other ? (a < b ? -1 : 1) : one > other ? -1 : 1))
    .slice(0, MOST_RULES)
    .map(
      ([rule]) =>
        `\n[[headers]]\n  for = ${JSON.stringify(rule)}\n  [headers.values]\n    Cache-Control = "${FOR_EVER}"\n`,
    )
    .join("");
}
