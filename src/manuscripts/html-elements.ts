import { cleanPaste } from "./clean-paste.ts";
import type { HtmlPicture } from "./manuscript.ts";

/** Elements whose content is not for reading. */
export const UNREAD: ReadonlySet<string> = new Set([
  ...["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "SVG", "svg", "MATH", "math", "OBJECT"],
  ...["BUTTON", "SELECT", "TEXTAREA", "INPUT", "LABEL", "XML", "HEAD"],
]);
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
