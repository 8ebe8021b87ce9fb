import { cleanPaste } from "./escaped-text.ts";
import { attributeOf, type HtmlElement, hasClass } from "./html-nodes.ts";
import type { HtmlPicture } from "./manuscript.ts";

/** Elements whose content is not for reading. */
export const UNREAD: ReadonlySet<string> = new Set(
  "script style template noscript input xml head link meta param source track".split(" "),
);
/** What is shown, but is no text: of forms, and drawn. */
export const CONTROLS: ReadonlySet<string> = new Set("button select textarea label svg math".split(" "));
/** What stands around the text of a page. */
export const SURROUNDINGS: ReadonlySet<string> = new Set(["nav", "aside", "footer"]);
/** A video, a sound or a page within the page. */
export const EMBEDS: ReadonlySet<string> = new Set(
  "iframe video audio embed object mpvoice qqmusic amp-youtube amp-iframe amp-video".split(" "),
);
/** What stands apart from the text before and behind it. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(
  (
    "p div section article header footer main aside nav figure figcaption ul ol menu dir dl dt dd li blockquote pre table center form fieldset " +
    "legend address details summary hr body html h1 h2 h3 h4 h5 h6 caption tr td th option iframe video audio optgroup"
  ).split(" "),
);
/** Whatever hides an element from readers: CSS, and Word's own `mso-hide`. */
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:!important\s*)?(?:;|$))/i;
/** WordPress's galleries and those of its plug-ins, in blocks and as pages have them. */
const GALLERY = /^(?:gallery|wp-block-gallery|tiled-gallery|wp-block-jetpack-(?:tiled-gallery|slideshow))$/;
const CAPTIONED = /^(?:wp-caption|gallery-item|tiled-gallery-item|media-caption)$/;
const CAPTION = /^(?:wp-caption-text|gallery-caption|wp-element-caption|blocks-gallery-caption|tiled-gallery-caption)$/;
/** Pages that load pictures late keep the real address aside; WeChat calls it data-src. */
const ADDRESSES = ["data-src", "data-original", "data-lazy-src", "data-orig-file", "data-large-file", "src"];

export function hiddenFromReaders(element: HtmlElement): boolean {
  // WeChat hides the whole text until its script has run; the text is what was copied.
  if (attributeOf(element, "id") === "js_content") return false;
  return element.attributes.has("hidden") || HIDING.test(attributeOf(element, "style"));
}

/** Several pictures that belong together. */
export function isGallery(element: HtmlElement): boolean {
  return hasClass(element, GALLERY);
}

/** A picture with what is said of it. */
export function isFigure(element: HtmlElement): boolean {
  return element.name === "figure" || hasClass(element, CAPTIONED);
}

export function isCaption(element: HtmlElement): boolean {
  return element.name === "figcaption" || hasClass(element, CAPTION);
}

/** What an `<img>` says of itself. Undefined for the dots by which pages count readers. */
export function pictureOf(element: HtmlElement): HtmlPicture | undefined {
  const tiny = ["width", "height"].some((side) => /^[01](?:px)?$/.test(attributeOf(element, side)));
  const addresses = ADDRESSES.map((name) => attributeOf(element, name).trim()).filter((at) => at !== "");
  const address = addresses.find((at) => !at.startsWith("data:")) ?? (addresses.length > 0 ? "" : undefined);
  if (tiny || address === undefined) return undefined;
  const title = lineIn(attributeOf(element, "title"));
  return { address, alt: lineIn(attributeOf(element, "alt")), ...(title !== "" && { title }), caption: "" };
}

/** The character for which a page shows a drawing: emoji, and the smileys of WordPress. */
export function emojiOf(element: HtmlElement): string | undefined {
  const drawn =
    hasClass(element, /^(?:emoji|wp-smiley)$/) ||
    /\/(?:core\/emoji|smilies|twemoji)\//.test(attributeOf(element, "src"));
  return drawn ? attributeOf(element, "alt") : undefined;
}

/** Text of an attribute, in one line. */
export function lineIn(text: string): string {
  return cleanPaste(text).replace(/\s+/g, " ").trim();
}

/** Google Docs and Word wrap whole pages in a `<b>` that is none. */
export function isLight(element: HtmlElement): boolean {
  return /font-(?:weight|style)\s*:\s*(?:normal|400)/i.test(attributeOf(element, "style"));
}
