import { parseMarkdown } from "../../../src/content/markdown/parse.ts";
import type { Article, Block } from "../../../src/domain/article.ts";
import { type ShownChart, withoutFigures } from "../../../src/domain/chart.ts";
import type { Comment } from "../../../src/domain/comment.ts";
import { KINDS } from "../../../src/domain/kind.ts";
import type { ShownMedia, UnavailableMedia } from "../../../src/domain/media.ts";
import type { ShownPicture, UnavailablePicture } from "../../../src/domain/picture.ts";
import type { Quote } from "../../../src/domain/quote.ts";
import type { SourceCitation } from "../../../src/domain/source.ts";
import { textBlock } from "../../fixtures/articles.ts";
import { ledeOf } from "./shown.ts";
import { asAddress, asMarkdown } from "./texts.ts";

/** Address of the article of the nth text. */
export function pathOf(n: number): string {
  return `/2024/03/text-${n}/`;
}

/** An article whose every text, but for dates and keys, is `text`. The first stretch of its body shows the text alone. */
export function articleOf(
  base: Article,
  shown: ShownPicture,
  section: Article["section"],
  text: string,
  n: number,
): Article {
  const fate = { gone: true, archived: asAddress(text), changed: { date: base.published, text } } as const;
  const citation: SourceCitation = { name: text, title: text, author: text, url: asAddress(text), ...fate };
  const registered: SourceCitation = { ...citation, key: `source-${n}`, homepage: asAddress(text) };
  const kind = KINDS[n % KINDS.length] ?? "original";
  return {
    ...base,
    id: `20240301-text-${n}`,
    slug: `text-${n}`,
    path: pathOf(n),
    title: text,
    lede: ledeOf(text),
    changes: base.changes.map((change) => ({ ...change, text })),
    kind,
    desk: text,
    authors: [{ name: text, key: "wang" }, { name: text }],
    contributors: [{ name: text, role: "editor" as const }],
    sources: [registered, citation],
    section,
    tags: [{ key: `tag-${n}`, name: text }],
    body: bodyOf(text, shown, registered, base),
    contents: [{ id: "h-x", text, level: 2 }],
    commentsOpen: true,
    comments: commentsOf(text, base),
    traditional: {},
    policy: { robots: "index", reason: text, ...(n % 2 === 0 && { canonical: asAddress(text) }) },
  };
}

function bodyOf(text: string, shown: ShownPicture, credit: SourceCitation, base: Article): Block[] {
  // Its credit and licence stand in the files made from it too: where they stay, all articles share those files.
  const picture: ShownPicture = { ...shown, alt: text, caption: text };
  const missing: UnavailablePicture = {
    name: "missing",
    shown: false,
    reason: text,
    caption: text,
    credit: credit.key === "source-0" ? null : credit,
    creditNote: text,
    licence: text,
  };
  const quote: Quote = {
    name: "quote",
    speaker: text,
    role: text,
    platform: "press",
    source: credit,
    text,
    original: { language: "en", text },
    url: asAddress(text),
    posted: base.published,
    archived: asAddress(text),
    checked: base.published,
  };
  const media: ShownMedia = {
    ...{ name: "media", kind: "video", title: text, shown: true, credit, licence: text, description: text },
    ...{ transcript: [text, text], place: { at: "page", url: asAddress(text) } },
  };
  const gone: UnavailableMedia = {
    ...{ name: "gone", kind: "audio", title: text, shown: false, reason: text, credit: null },
    ...{ creditNote: text, licence: text },
  };
  return [
    block(asMarkdown(text)),
    { kind: "picture", picture },
    ...shapesOf(text).map(block),
    { kind: "picture", picture: missing },
    { kind: "media", media },
    { kind: "media", media: gone },
    { kind: "chart", chart: chartOf(text, credit) },
    { kind: "chart", chart: { ...withoutFigures(chartOf(text, credit), text), name: "gone" } },
    { kind: "quote", quote },
    { kind: "quote", quote: { ...quote, platform: "x" } },
  ];
}

function chartOf(text: string, credit: SourceCitation): ShownChart {
  return {
    ...{
      name: "figures",
      shown: true,
      form: "bars",
      title: text,
      unit: text,
      note: text,
      alt: text,
      licence: text,
      credit,
    },
    highlight: [text],
    columns: [
      { kind: "text", name: text, cells: [text, `${text}2`] },
      { kind: "number", name: text, decimals: 0, cells: [1, null] },
      { kind: "number", name: `${text}2`, decimals: 1, cells: [-1.5, 3] },
    ],
  };
}

/** The text in every place of Markdown, once for itself and once as text: what the door would refuse is rendered too. */
function shapesOf(text: string): string[] {
  return [text, asMarkdown(text)].flatMap((words) => [
    words,
    `## ${words}`,
    `> ${words}`,
    `- ${words}`,
    `**${words}** 和 *${words}*、~~${words}~~`,
    `[${words}](https://a.example/ "${words}")`,
    `[x](${words}) <${words}>`,
    `[x](<${words}>) [x](https://a.example/${words})`,
    `[x][r]\n\n[r]: ${words} '${words}'`,
    `甲[^1]\n\n[^1]: ${words}`,
    `甲[^${words}]\n\n[^${words}]: 注`,
    `| ${words} | 乙 |\n|:--|--:|\n| ${words} | 丁 |`,
    `\`\`${words}\`\``,
    `\`\`\`${words}\n${words}\n\`\`\``,
    `    ${words}`,
  ]);
}

function block(markdown: string): Block {
  return textBlock(htmlOf(markdown));
}

/** Markdown as articles and pages render it. */
export function htmlOf(markdown: string): string {
  const { tokens, render } = parseMarkdown(markdown);
  return render(tokens);
}

function commentsOf(text: string, { published: date }: Article): Comment[] {
  const id = (digit: number) => `20240321T170000Z-${String(digit).repeat(12)}`;
  const comment: Comment = {
    id: id(1),
    name: text,
    text: `${text}\n${text}\n\n${text}`,
    date,
    website: asAddress(text),
  };
  return [
    comment,
    { ...comment, id: id(2), parent: id(1), editor: true },
    { id: id(3), parent: id(2), name: text, text, date },
    { id: id(4), parent: id(3), name: text, text, date },
  ];
}
