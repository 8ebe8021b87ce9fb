import type { Fault } from "../fault.ts";

/** Videos, sounds and documents. */
export const MEDIA_FAULTS: readonly Fault[] = [
  {
    name: "a platform is asked at the address at which it notes who watches",
    file: "src/domain/media-platform.ts",
    from: "frame: `https://www.youtube-nocookie.com/embed/",
    to: "frame: `https://www.youtube.com/embed/",
    tests: ["tests/domain/media-platform.test.ts"],
  },
  {
    name: "a page may frame all that the site may",
    file: "src/domain/media-policy.ts",
    from: "const played = media.flatMap((one) => (one.shown && isPlayed(one.place, site.media) ? [one.place] : []));",
    to: "const played = media.flatMap((one) => (one.shown ? [one.place] : []));",
    tests: ["tests/domain/media-policy.test.ts"],
  },
  {
    name: "a video that plays only when all of it is there is published",
    file: "src/content/media/mp4-structure.ts",
    from: "boxes.indexOf(moov) > data",
    to: "boxes.indexOf(moov) > boxes.length",
    tests: ["tests/content/media/media-file.test.ts"],
  },
  {
    name: "a caption that ends before it begins is let through",
    file: "src/content/media/web-vtt.ts",
    from: "times.end <= times.start",
    to: "times.end < 0",
    tests: ["tests/content/media/web-vtt.test.ts"],
  },
  {
    name: "a video needs no words for those who cannot see it",
    file: "src/content/article-media.ts",
    from: "if (!description && !record.transcript?.length)",
    to: "if (record.title.length === 0)",
    tests: ["tests/content/article-media.test.ts"],
  },
  {
    name: "the file of a video that was taken down is still published",
    file: "src/content/article-media.ts",
    from: "const reason = withdrawn.get(name) ?? record.unavailable ?? unsaid ?? unowned;",
    to: "const reason = record.unavailable ?? unsaid;",
    tests: ["tests/content/article-media.test.ts"],
  },
  {
    name: "a pasted video leaves no trace",
    file: "src/manuscripts/media.ts",
    from: "return { ...block, escaped: pictureBlock(name) };",
    to: "return block;",
    tests: ["tests/manuscripts/media.test.ts"],
  },
  {
    name: "a player can lead the reader's own window away",
    file: "src/browser/media-player.ts",
    from: 'const free = ["scripts",',
    to: 'const free = ["top-navigation", "scripts",',
    tests: ["tests/browser/media.spec.ts"],
  },
  {
    name: "a sound that somebody has paid for is an episode of the podcast",
    file: "src/publication/episodes.ts",
    from: "if (isPaidFor(article)) return [];",
    to: "",
    tests: ["tests/syndication/podcast.test.ts"],
  },
  {
    name: "an episode does not say whose it is",
    file: "src/syndication/podcast-feed.ts",
    from: "linked(whose, sound.credit.url),",
    to: "",
    tests: ["tests/syndication/podcast.test.ts"],
  },
  {
    name: "a file on the store may be another one of the same size",
    file: "src/upkeep/links/stored-files.ts",
    from: "found === file.sha256",
    to: "found.length === file.sha256.length",
    tests: ["tests/upkeep/links/links.test.ts"],
  },
];
