import TurndownService from "turndown";
import { cleanPaste, type EscapedText, escapeText } from "./escaped-text.ts";
import { hiddenFromReaders, isEmbed, isSurrounding, pictureOf, UNREAD } from "./html-elements.ts";
import { type Block, type HtmlPicture, type Manuscript, pictureBlock, placedPicture } from "./manuscript.ts";
import { pictureName } from "./pictures.ts";

const PICTURE = /!\[\]\(([a-z0-9-]+)\)/g;
/** A picture in a quotation or list. */
const NESTED_PICTURE = /^(?:>|-|\d+\.| )+(!\[\]\([a-z0-9-]+\))/gm;
/** What is longer is no title. */
const LONGEST_PAGE_TITLE = 300;
const ABSOLUTE = /^https?:\/\/[^\s<>"'`\\]+$/i;

type Rules = Readonly<Record<string, TurndownService.Rule>>;

/**
 * HTML from a web page, Word, WeChat or WordPress as a manuscript. Turndown parses it by the rules of HTML and writes
 * Markdown; scripts, styles, comments and what readers do not see are left out, and nothing is fetched.
 */
export function htmlManuscript(html: string): Manuscript {
  const pictures = new Map<string, HtmlPicture>();
  const count = { embeds: 0, surroundings: 0, title: "" };
  const service = new TurndownService({
    ...{ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", hr: "", br: "" },
  });
  // The text of the page is no Markdown: its punctuation is escaped, and turndown's own is not.
  service.escape = (text) => escapeText(cleanPaste(text));
  // Of several rules for an element the last counts.
  const rules = { ...TEXT_RULES, ...pictureRules(pictures), ...leftOutRules(count) };
  for (const [name, rule] of Object.entries(rules)) service.addRule(name, rule);
  const blocks = cut(service.turndown(html));
  // Turndown works from the inside out: pictures of hidden parts were met before those were dropped.
  const placed = new Set(blocks.flatMap((block) => placedPicture(block) ?? []));
  for (const name of pictures.keys()) if (!placed.has(name)) pictures.delete(name);
  const { embeds, surroundings, title } = count;
  return { blocks, pictures, embeds, surroundings, ...(title && { pageTitle: title }) };
}

const TEXT_RULES: Rules = {
  "line break": { filter: ["br", "hr"], replacement: () => "\n\n" },
  code: { filter: ["code", "kbd", "samp"], replacement: (_, node) => textOf(node) },
  "as typed": { filter: "pre", replacement: (_, node) => paragraphs(textOf(node).split("\n")) },
  row: { filter: "tr", replacement: (content) => paragraphs([oneLine(content)]) },
  cell: { filter: ["td", "th"], replacement: (content) => (content.trim() ? `${content}\u3000` : "") },
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
  link: {
    filter: "a",
    replacement: (content, node) => aroundPictures(content, (text) => linked(text, node.getAttribute("href") ?? "")),
  },
};

/** @param pictures receives those that are met, by the name under which the text places them */
function pictureRules(pictures: Map<string, HtmlPicture>): Rules {
  return {
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
        if (!picture) return `\n\n${content}\n\n`;
        const caption = oneLine(cleanPaste(node.querySelector("figcaption")?.textContent ?? ""));
        pictures.set(name, { ...picture, caption });
        return pictureParagraph(name);
      },
    },
  };
}

/** @param count what is left out, and the title that the page gives itself */
function leftOutRules(count: { embeds: number; surroundings: number; title: string }): Rules {
  return {
    "page title": {
      filter: "title",
      replacement: (_, node) => {
        count.title ||= cleanPaste((node.textContent ?? "").slice(0, LONGEST_PAGE_TITLE)).trim();
        return "";
      },
    },
    unread: { filter: (node) => UNREAD.has(node.nodeName) || hiddenFromReaders(node), replacement: () => "" },
    embed: {
      filter: isEmbed,
      replacement: () => {
        count.embeds += 1;
        return "\n\n";
      },
    },
    surrounding: {
      filter: isSurrounding,
      replacement: (content) => {
        if (content.trim() !== "") count.surroundings += 1;
        return "";
      },
    },
  };
}

function pictureParagraph(name: string): EscapedText {
  return `\n\n${pictureBlock(name)}\n\n`;
}

/** Pictures stand alone in an article; what was around one in a link or in bold stays so before and after it. */
function aroundPictures(content: string, wrap: (text: string) => string): string {
  return content
    .split(/(\n\n)/)
    .map((part) => {
      const text = part.trim();
      return text === "" || text.startsWith("![](") ? part : part.replace(text, () => wrap(text));
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

function oneLine(content: string): string {
  return content
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ")
    .replace(/\u3000\s*/g, "\u3000")
    .trim();
}

/** Only addresses that work from anywhere are kept; brackets are written so that they cannot end the link. */
function linked(text: string, href: string): EscapedText {
  const address = href.trim().replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("*", "%2A");
  return ABSOLUTE.test(address) && URL.canParse(address) ? `[${text}](${address})` : text;
}

/** Google Docs and Word wrap whole pages in a `<b>` that is none. */
function isLight(node: HTMLElement): boolean {
  return /font-(?:weight|style)\s*:\s*(?:normal|400)/i.test(node.getAttribute("style") ?? "");
}
