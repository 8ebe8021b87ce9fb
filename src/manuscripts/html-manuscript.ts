import TurndownService from "turndown";
import { cleanPaste, type EscapedText, escapeText, plain } from "./escaped-text.ts";
import { hiddenFromReaders, isControl, isEmbed, isSurrounding, pictureOf, UNREAD } from "./html-elements.ts";
import { withParagraphs } from "./html-paragraphs.ts";
import { oneLine, type Rules, TABLE_RULES } from "./html-tables.ts";
import {
  type Block,
  type HtmlMedia,
  type HtmlPicture,
  type Manuscript,
  pictureBlock,
  placedPicture,
  type RemovedLine,
  removedLine,
  SURROUNDING,
} from "./manuscript.ts";
import { mediaAt, wholeAddress } from "./media.ts";
import { pictureName } from "./picture-name.ts";

const PICTURE = /!\[\]\(([a-z0-9-]+)\)/g;
/** A picture in a quotation or list. */
const NESTED_PICTURE = /^(?:>|-|\d+\.| )+(!\[\]\([a-z0-9-]+\))/gm;
/** What is longer is no title. */
const LONGEST_PAGE_TITLE = 300;
const ABSOLUTE = /^https?:\/\/[^\s<>"'`\\]+$/i;

/** What is met on the way through a page besides its text. */
interface Found {
  /** By the name under which the text places them. */
  readonly pictures: Map<string, HtmlPicture>;
  readonly media: Map<string, HtmlMedia>;
  readonly embeds: string[];
  readonly leftOut: RemovedLine[];
  title: string;
}

/**
 * HTML from a web page, Word, WeChat or WordPress as a manuscript. Turndown parses it by the rules of HTML and writes
 * Markdown; scripts, styles, comments and what readers do not see are left out, and nothing is fetched.
 */
export function htmlManuscript(html: string): Manuscript {
  const found: Found = { pictures: new Map(), media: new Map(), embeds: [], leftOut: [], title: "" };
  const { pictures, media, embeds, leftOut } = found;
  const service = new TurndownService({
    ...{ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", hr: "", br: "" },
  });
  // The text of the page is no Markdown: its punctuation is escaped, and turndown's own is not.
  service.escape = (text) => escapeText(cleanPaste(text));
  // Of several rules for an element the last counts.
  const rules = { ...TEXT_RULES, ...TABLE_RULES, ...pictureRules(found), ...leftOutRules(found) };
  for (const [name, rule] of Object.entries(rules)) service.addRule(name, rule);
  const blocks = cut(service.turndown(withParagraphs(html)));
  // Turndown works from the inside out: pictures of hidden parts were met before those were dropped.
  const placed = new Set(blocks.flatMap((block) => placedPicture(block) ?? []));
  for (const all of [pictures, media]) for (const name of all.keys()) if (!placed.has(name)) all.delete(name);
  return { blocks, pictures, media, embeds, leftOut, ...(found.title && { pageTitle: found.title }) };
}

const TEXT_RULES: Rules = {
  "line break": { filter: ["br", "hr"], replacement: () => "\n\n" },
  code: { filter: ["code", "kbd", "samp"], replacement: (_, node) => textOf(node) },
  "as typed": { filter: "pre", replacement: (_, node) => paragraphs(textOf(node).split("\n")) },
  heading: {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement: (content, node) =>
      aroundPictures(content, (text) => `${"#".repeat(Number(node.nodeName[1]))} ${text}`),
  },
  strong: {
    filter: ["strong", "b"],
    replacement: (content, node) => aroundPictures(content, (text) => (isLight(node) ? text : `**${text}**`)),
  },
  emphasis: {
    filter: ["em", "i"],
    replacement: (content, node) => aroundPictures(content, (text) => (isLight(node) ? text : `*${text}*`)),
  },
};

function pictureRules({ pictures }: Found): Rules {
  return {
    link: {
      filter: "a",
      replacement: (content, node) => {
        const address = addressOf(node);
        if (address === undefined) return content;
        for (const [, name = ""] of content.matchAll(PICTURE)) {
          const picture = pictures.get(name);
          if (picture) pictures.set(name, { ...picture, link: address });
        }
        return aroundPictures(content, (text) => `[${text}](${address})`);
      },
    },
    picture: {
      filter: "img",
      replacement: (_, node) => {
        const picture = pictureOf(node);
        if (!picture) return "";
        const name = pictureName(picture.address, pictures);
        pictures.set(name, picture);
        return pictureParagraph(name);
      },
    },
    figure: {
      filter: "figure",
      replacement: (content, node) => {
        const [name = "", ...more] = [...content.matchAll(PICTURE)].map(([, found = ""]) => found);
        const picture = more.length > 0 ? undefined : pictures.get(name);
        const caption = oneLine(content.replace(PICTURE, ""));
        const captions = Array.from(node.querySelectorAll("figcaption"), ({ textContent }) => textContent ?? "");
        // What is no caption is text.
        if (!picture || bare(plain(caption)) !== bare(cleanPaste(captions.join("")))) return `\n\n${content}\n\n`;
        pictures.set(name, { ...picture, caption });
        return pictureParagraph(name);
      },
    },
  };
}

function leftOutRules(found: Found): Rules {
  const leaveOut = (what: string, content: EscapedText) => {
    const text = content
      .replace(PICTURE, (_, name: string) => describePicture(found.pictures.get(name) ?? found.media.get(name)))
      .replace(/^(?:#+|>|-|\d+\.) +/gm, "");
    const escaped = oneLine(text);
    if (escaped !== "") found.leftOut.push(removedLine({ escaped }, what));
    return "";
  };
  return {
    "page title": {
      filter: "title",
      replacement: (_, node) => {
        found.title ||= cleanPaste((node.textContent ?? "").slice(0, LONGEST_PAGE_TITLE)).trim();
        return "";
      },
    },
    unread: { filter: (node) => UNREAD.has(node.nodeName), replacement: () => "" },
    control: { filter: isControl, replacement: (_, node) => leaveOut("表单", textOf(node)) },
    embed: {
      filter: isEmbed,
      replacement: (_, node) => {
        const source = node.getAttribute("src") ?? node.querySelector("source")?.getAttribute("src");
        const address = wholeAddress(source || (node.getAttribute("data-src") ?? ""));
        const kind = mediaAt(address);
        if (kind === undefined) {
          found.embeds.push(address);
          return "\n\n";
        }
        const name = `${kind}-of-page-${found.media.size + 1}`;
        found.media.set(name, { kind, address, title: cleanPaste(node.getAttribute("title") ?? "").trim() });
        return pictureParagraph(name);
      },
    },
    surrounding: { filter: isSurrounding, replacement: (content) => leaveOut(SURROUNDING, content) },
    hidden: { filter: hiddenFromReaders, replacement: () => "" },
  };
}

function describePicture(picture: Partial<HtmlPicture> | undefined): EscapedText {
  const { alt = "", caption = "", address = "", link = "" } = picture ?? {};
  return `（图片 ${[alt, caption, address, link].join(" ").trim()}）`;
}

/** Without white space, which HTML and Markdown set differently. */
function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

function pictureParagraph(name: string): EscapedText {
  return `\n\n${pictureBlock(name)}\n\n`;
}

/**
 * Pictures stand alone in an article; what was around one in a link or in bold stays so before and after it. The sign of a
 * heading, a list or a quotation stays before it.
 */
function aroundPictures(content: string, wrap: (text: string) => string): string {
  return content
    .split(/(\n+)/)
    .map((part) => {
      const [, before = "", text = "", after = ""] = /^(\s*(?:(?:#+|>|-|\d+\.) +)*)(.*?)(\s*)$/.exec(part) ?? [];
      return text === "" || text.startsWith("![](") || text.startsWith("| ") ? part : before + wrap(text) + after;
    })
    .join("");
}

function cut(markdown: string): Block[] {
  return markdown
    .replace(NESTED_PICTURE, "\n\n$1\n\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .split(/\n{2,}/)
    .map((block) => ({ escaped: block.replace(/^ {1,3}(?=\S)|^(?:>\n)+/, "") }))
    .filter(({ escaped }) => /[^\s>#*-]/.test(escaped));
}

function textOf(node: HTMLElement): EscapedText {
  return escapeText(cleanPaste(node.textContent ?? ""));
}

function paragraphs(lines: readonly string[]): EscapedText {
  return `\n\n${lines.map((line) => line.trim()).join("\n\n")}\n\n`;
}

/** Only addresses that work from anywhere are kept; brackets are written so that they cannot end the link. */
function addressOf(link: HTMLElement): string | undefined {
  const href = (link.getAttribute("href") ?? "").trim();
  const address = href.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("*", "%2A");
  return ABSOLUTE.test(address) && URL.canParse(address) ? address : undefined;
}

/** Google Docs and Word wrap whole pages in a `<b>` that is none. */
function isLight(node: HTMLElement): boolean {
  return /font-(?:weight|style)\s*:\s*(?:normal|400)/i.test(node.getAttribute("style") ?? "");
}
