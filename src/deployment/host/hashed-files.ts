/** Files whose names change with their content: one of such a name has had this content for ever. */
export const HASHED_KINDS = {
  /** Styles and scripts. */
  code: /^\/assets\/[^/]+-[A-Z0-9]{8}\.(?:css|js)$/,
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
