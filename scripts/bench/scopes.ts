/** What a build is asked for, and whether it keeps work for the next one. */
export interface Scope extends Name {
  readonly search: boolean;
  readonly traditional: boolean;
  /** With a cache it is built several times: from nothing, and with what that has left. */
  readonly cache: boolean;
}

interface Name {
  readonly label: string;
  /** In English, for docs/scale.md. */
  readonly title: string;
}

export const SCOPES = {
  html: { search: false, traditional: false, cache: false, label: "HTML", title: "HTML" },
  traditional: { search: false, traditional: true, cache: false, label: "HTML＋繁", title: "HTML, both editions" },
  kept: { search: false, traditional: false, cache: true, label: "HTML 留缓存", title: "HTML, kept" },
  search: { search: true, traditional: false, cache: true, label: "HTML＋搜索", title: "with search" },
  whole: { search: true, traditional: true, cache: true, label: "全部", title: "everything" },
} as const satisfies Record<string, Scope>;
export type ScopeKey = keyof typeof SCOPES;

/** Those that keep work. */
export const KEPT_SCOPES = ["kept", "search", "whole"] as const satisfies readonly ScopeKey[];
export type KeptScope = (typeof KEPT_SCOPES)[number];

/** What has happened since the build before, in the order in which it is measured. */
export const MOMENTS = {
  cold: { label: "从头", title: "cold" },
  unchanged: { label: "没有改动", title: "nothing changed" },
  changed: { label: "改了一篇", title: "one article changed" },
  added: { label: "多了一篇", title: "one article more" },
} as const satisfies Record<string, Name>;
export type Moment = keyof typeof MOMENTS;

/** Who is measured beside it. */
export const PEERS = {
  hugo: { label: "Hugo", title: "Hugo" },
  "hugo-pagefind": { label: "Hugo 和 Pagefind", title: "Hugo and Pagefind" },
  eleventy: { label: "Eleventy", title: "Eleventy" },
  loop: { label: "读写底线", title: "bare loop" },
} as const satisfies Record<string, Name>;

/** Writing with `npm run dev`. */
export const DEV = {
  "dev-start": { label: "dev 打开", title: "dev: start with a cache" },
  "dev-save": { label: "dev 存盘到看见", title: "dev: save to visible" },
} as const satisfies Record<string, Name>;

/** What a publication has that keeps record of where things come from, beside the same without. */
export const ON_RECORD = {
  provenance: { label: "HTML，来历在案", title: "HTML, provenance on record" },
  pictures: { label: "HTML＋图片", title: "HTML with pictures" },
  "marked-pictures": { label: "HTML＋有标记的图片", title: "HTML with marked pictures" },
} as const satisfies Record<string, Name>;

export type ContenderKey =
  | "html"
  | "traditional"
  | `${KeptScope}-${Moment}`
  | keyof typeof PEERS
  | keyof typeof DEV
  | keyof typeof ON_RECORD;

const NAMES: ReadonlyMap<string, Name> = new Map<string, Name>([
  ...Object.entries(SCOPES),
  ...Object.entries(PEERS),
  ...Object.entries(DEV),
  ...Object.entries(ON_RECORD),
  ...KEPT_SCOPES.flatMap((scope) =>
    keysOf(MOMENTS).map((moment): [string, Name] => {
      const [what, when] = [SCOPES[scope], MOMENTS[moment]];
      return [`${scope}-${moment}`, { label: `${what.label}·${when.label}`, title: `${what.title}, ${when.title}` }];
    }),
  ),
]);

/** What a contender is called, to people and in docs/scale.md. */
export function nameOf(key: ContenderKey): Name {
  return NAMES.get(key) ?? { label: key, title: key };
}

/** The keys of a record, as what they are. */
export function keysOf<K extends string>(record: Readonly<Partial<Record<K, unknown>>>): K[] {
  return Object.keys(record).filter((key): key is K => key in record);
}
