import type { Fault } from "../fault.ts";

/** Mistakes in live pages. */
export const LIVE_FAULTS: readonly Fault[] = [
  {
    name: "an entry of a live page goes without a source",
    file: "src/content/article-live.ts",
    from: "record.sources.length === 0 && !record.own",
    to: "record.sources.length > 9",
    tests: ["tests/content/live.test.ts"],
  },
  {
    name: "an entry is read before its time",
    file: "src/content/article-live-body.ts",
    from: "if (!out) continue;",
    to: "",
    tests: ["tests/content/live.test.ts"],
  },
  {
    name: "an entry that was taken back keeps its headline",
    file: "src/content/article-live.ts",
    from: "entry: { ...entry, ...nothing,",
    to: "entry: { ...entry, ...nothing, title: entry.title,",
    tests: ["tests/content/live.test.ts"],
  },
  {
    name: "a kept reading of a live page does not see another entry",
    file: "src/content/article-files.ts",
    from: "...otherFiles, ...entryFiles]",
    to: "...otherFiles, ...entryFiles.slice(99)]",
    tests: ["tests/fuzz/fuzz.test.ts"],
  },
  {
    name: "two entries of one minute get one file",
    file: "src/upkeep/live/plan.ts",
    from: "`${begin}-${mark.slice(0, length)}`",
    to: "begin.slice(0, length + 3)",
    tests: ["tests/upkeep/live/live.test.ts"],
  },
  {
    name: "a live page that runs tells what is oldest first",
    file: "src/domain/live.ts",
    from: "return running ? entries.toReversed() : entries;",
    to: "return entries;",
    tests: ["tests/partials/live.test.ts"],
  },
  {
    name: "an entry says nothing of its source on the page",
    file: "_includes/partials/live/LiveEntryItem.tsx",
    from: "{!withdrawn && <Sources entry={entry} />}",
    to: "",
    tests: ["tests/partials/live.test.ts"],
  },
  {
    name: "structured data names no source of an entry",
    file: "src/syndication/live-json-ld.ts",
    from: "entry.sources.length > 0 &&",
    to: "entry.sources.length > 99 &&",
    tests: ["tests/partials/live.test.ts"],
  },
  {
    name: "a live page that has ended is said to be left running",
    file: "src/content/idle-live.ts",
    from: "if (!live?.running) continue;",
    to: "if (!live) continue;",
    tests: ["tests/content/live.test.ts"],
  },
];
