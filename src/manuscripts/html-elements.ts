import { Parser } from "htmlparser2";
import { cleanPaste } from "./escaped-text.ts";
import type { HtmlPicture } from "./manuscript.ts";

/** Elements whose content is not for reading. */
export const UNREAD: ReadonlySet<string> = new Set([
  ...["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "INPUT", "XML", "HEAD"],
]);
/** What is shown, but is no text: of forms, and drawn. */
const CONTROLS = new Set(["BUTTON", "SELECT", "TEXTAREA", "LABEL", "OBJECT", "SVG", "svg", "MATH", "math"]);
/** What stands around the text of a page. */
const SURROUNDINGS = new Set(["NAV", "ASIDE", "FOOTER"]);
const EMBEDS = new Set(["IFRAME", "VIDEO", "AUDIO", "EMBED", "MPVOICE", "QQMUSIC"]);
/** Whatever hides an element from readers: CSS, and Word's own `mso-hide`. */
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0)/i;

export function hiddenFromReaders(node: HTMLElement): boolean {
  // WeChat hides the whole text until its script has run; the text is what was copied.
  if (node.id === "js_content") return false;
  return node.hasAttribute("hidden") || HIDING.test(node.getAttribute("style") ?? "");
}

/** A part of a form, or something drawn. */
export function isControl(node: HTMLElement): boolean {
  return CONTROLS.has(node.nodeName);
}

/** A video, a sound or a page within the page. */
export function isEmbed(node: HTMLElement): boolean {
  return EMBEDS.has(node.nodeName);
}

/** A menu, a side column or the foot of a page. */
export function isSurrounding(node: HTMLElement): boolean {
  return SURROUNDINGS.has(node.nodeName);
}

/** What an `<img>` says of itself. Undefined for the dots by which pages count readers. */
export function pictureOf(node: HTMLElement): HtmlPicture | undefined {
  const tiny = ["width", "height"].some((side) => /^[01](?:px)?$/.test(node.getAttribute(side) ?? ""));
  // Pages that load pictures late keep the real address aside; WeChat calls it data-src.
  const address = ["data-src", "data-original", "src"]
    .map((name) => node.getAttribute(name) ?? "")
    .find((at) => at !== "");
  if (tiny || address === undefined) return undefined;
  const alt = cleanPaste(node.getAttribute("alt") ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return { address: address.startsWith("data:") ? "" : address, alt, caption: "" };
}

/** Pages of WeChat stand thirty deep, those of Word fifty. A parser of HTML looks through all open elements at each tag. */
const DEEPEST = 200;
/** A parser compares each attribute of a tag with the others. */
const MOST_ATTRIBUTES = 200;
/** Pages part paragraphs with a handful. Turndown looks for the end of a row of blanks from each of them. */
const MOST_BLANKS = 1000;
/** A long report has some thousands. */
const MOST_ELEMENTS = 100_000;

/** Ends the reading; says in Chinese why. */
class Beyond extends Error {}

/**
 * Goes through HTML tag by tag before it is made a tree.
 * @returns a Chinese sentence when it is so intricate that making one could take for ever
 */
export function beyondLimits(html: string): string | undefined {
  let depth = 0;
  let attributes = 0;
  let elements = 0;
  let blanks = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentagname(name) {
      attributes = 0;
      depth += 1;
      elements += 1;
      if (name === "pre") preformatted += 1;
      if (elements > MOST_ELEMENTS) throw new Beyond(`网页里有 ${MOST_ELEMENTS} 个以上的元素，读不了`);
      if (depth > DEEPEST) throw new Beyond(`网页里的元素套了 ${DEEPEST} 层以上，读不了`);
    },
    onattribute() {
      attributes += 1;
      if (attributes > MOST_ATTRIBUTES)
        throw new Beyond(`网页里有一个标签写了 ${MOST_ATTRIBUTES} 个以上的属性，读不了`);
    },
    ontext(text) {
      for (const [row] of text.matchAll(/\s+|\S+/g)) {
        // Spaces and line ends that only part the tags become one.
        if (/\S/.test(row)) blanks = 0;
        else blanks += preformatted > 0 ? row.length : row.replace(/[ \t\r\n]+/g, "").length;
        if (blanks > MOST_BLANKS) throw new Beyond(`网页里连着有 ${MOST_BLANKS} 个以上的空格，读不了`);
      }
    },
    onclosetag(name) {
      depth -= 1;
      if (name === "pre") preformatted -= 1;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (error instanceof Beyond) return error.message;
    throw error;
  }
  return undefined;
}
