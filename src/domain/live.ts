import type { Change } from "./change.ts";
import type { DateStamp } from "./date-stamp.ts";
import type { SourceCitation } from "./source.ts";

/** The folder of its entries in the folder of a live page, a file each: two editors never write the same one. */
export const ENTRIES_FOLDER = "live";

/** Where a live page is: what it says of itself. */
export const LIVE_STATES = { running: "直播进行中", ended: "直播已结束" } as const;

/** One entry of a live page. What follows it in the body, up to the next one, is its text. */
export interface LiveEntry {
  /** Of its file, without ending; permanent, since its place on the page is called by it. */
  readonly name: string;
  readonly time: DateStamp;
  readonly title: string;
  /** Whose news it is. */
  readonly sources: readonly SourceCitation[];
  /** The desk has it first hand. Never false where there are no sources, but for what was taken back. */
  readonly own: boolean;
  /** One of those that stand at the head of the page. */
  readonly key: boolean;
  /** Oldest first. */
  readonly changes: readonly Change[];
  /** It was taken back: its title and text say so and nothing else. */
  readonly withdrawn?: true;
}

/** What an article that is a live page is besides; as of the moment when it was read. */
export interface Live {
  readonly running: boolean;
  /** When the coverage ended, or is going to. */
  readonly ended?: DateStamp;
  /** Of the first and of the last entry that is out; absent while there is none. */
  readonly first?: DateStamp;
  readonly last?: DateStamp;
}

/** What an article says of its being a live page. */
export interface OfLive {
  /** Absent for all others. */
  readonly live?: Live;
}

/** Stands between two entries of a body, oldest first, and begins the second. */
export interface EntryBlock {
  readonly kind: "entry";
  readonly entry: LiveEntry;
}

/** The file of an entry, from the folder of its article. */
export function entryFileName({ name }: Pick<LiveEntry, "name">): string {
  return `${ENTRIES_FOLDER}/${name}.md`;
}

/** Names the place of an entry on its page. */
export function entryAnchor({ name }: Pick<LiveEntry, "name">): string {
  return `e-${name}`;
}

/** An entry with its text. */
export interface EntryWithText<Block> {
  readonly entry: LiveEntry;
  readonly blocks: readonly Block[];
}

/** A body in its parts: what stands before the first entry, and the entries, oldest first. */
export function liveParts<Block extends { readonly kind: string }>(
  body: readonly (Block | EntryBlock)[],
): { readonly introduction: readonly Block[]; readonly entries: readonly EntryWithText<Block>[] } {
  const introduction: Block[] = [];
  const entries: { entry: LiveEntry; blocks: Block[] }[] = [];
  for (const block of body) {
    if (isEntry(block)) entries.push({ entry: block.entry, blocks: [] });
    else (entries.at(-1)?.blocks ?? introduction).push(block);
  }
  return { introduction, entries };
}

/** The same in one piece, as it is told where there is no choice of orders. */
export function bodyAsTold<Block extends { readonly kind: string }>({
  body,
  live,
}: OfLive & { readonly body: readonly (Block | EntryBlock)[] }): readonly (Block | EntryBlock)[] {
  if (!live) return body;
  const { introduction, entries } = liveParts(body);
  const told = inReadingOrder(live, entries).flatMap(({ entry, blocks }) => [
    { kind: "entry", entry } satisfies EntryBlock,
    ...blocks,
  ]);
  return [...introduction, ...told];
}

function isEntry(block: { readonly kind: string }): block is EntryBlock {
  return block.kind === "entry";
}

/** As they are told: what is new first as long as something comes, from the beginning when nothing comes any more. */
export function inReadingOrder<Entry>({ running }: Live, entries: readonly Entry[]): readonly Entry[] {
  return running ? entries.toReversed() : entries;
}

/** The hour and minute of an entry: `14:05`. An entry at midnight has one as well. */
export function entryClock({ iso }: DateStamp): string {
  return iso.slice("2026-11-29T".length, "2026-11-29T14:05".length);
}

/** Who an entry is from, by name, each once: 路透社、本站. */
export function entryMakers({ sources, own }: Pick<LiveEntry, "sources" | "own">): readonly string[] {
  return [...new Set([...sources.map(({ name }) => name), ...(own ? [OWN_SOURCE] : [])])];
}

/** What stands in the place of a source where the desk itself is one. */
export const OWN_SOURCE = "本站记者";

/** What says when an article was new. */
type Dated = OfLive & { readonly published: DateStamp };

/** By what an article counts as new: a live page that runs is as new as its last entry. */
export function newsDate({ published, live }: Dated): DateStamp {
  return live?.running && live.last && live.last.epoch > published.epoch ? live.last : published;
}

/** Articles by what they count as. @param articles newest first by their release; of one moment they stay as they are */
export function byNews<Article extends Dated>(articles: readonly Article[]): readonly Article[] {
  if (!articles.some(({ live }) => live?.running)) return articles;
  return articles.toSorted((a, b) => newsDate(b).epoch - newsDate(a).epoch);
}
