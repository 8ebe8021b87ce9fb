import { attributeOf, elementsIn, type HtmlElement, textIn } from "../../manuscripts/html-nodes.ts";
import { htmlTree } from "../../manuscripts/html-tree.ts";

/** What a page says, without what stands around it. */
export interface ReadablePage {
  /** By where it stands: a house may have a shorter one for others than for its readers. */
  readonly headline: { readonly h1?: string; readonly shared?: string };
  /** Paragraphs, list items, cells, each with its spaces as they are. */
  readonly blocks: readonly string[];
  /** All that can be seen, furniture as well: what keeps readers out often stands there. */
  readonly whole: string;
  /** Whether the page says for machines that it is not free to read (schema.org/isAccessibleForFree). */
  readonly forSubscribers: boolean;
}

const UNSEEN = new Set("script style noscript template head iframe object svg math canvas audio video".split(" "));
const FURNITURE = new Set("nav aside footer form button select textarea dialog menu figcaption".split(" "));
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
/** Parts of names of classes, ids and roles. */
const AROUND = new Set(
  (
    "ad ads adv advert advertisement adsense sponsor sponsored promo promotion reply " +
    "related recommend recommended recommendation recommendations share sharing social sidebar cookie consent newsletter subscribe subscription " +
    "breadcrumb breadcrumbs pagination pager popular trending hot toolbar widget banner footer nav navigation menu copyright " +
    "complementary contentinfo search counter views likes paywall"
  ).split(" "),
);
const NOTICE = /correction|corrected|clarification|editors?-?note|retraction|erratum/i;
const MAIN = new Set(["article", "main"]);
const WHOLE = new Set(["html", "body", "main", "h1"]);
/** Often articles of their own, and more than the text itself. */
const COMMENTS = new Set("comments comment commentlist disqus respond replies".split(" "));

/**
 * Reads a page by its structure alone: navigation, forms, comments, advertisements and what else its elements say that they
 * are is left out; an article or the main part is taken where it has most of the text.
 * @param text as it was sent; any text is read
 * @param plain whether it is text without markup
 */
export function readablePage(text: string, plain = false): ReadablePage {
  if (plain) {
    const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
    return { headline: {}, blocks, whole: text, forSubscribers: false };
  }
  const root = htmlTree(text);
  const elements = [...elementsIn(root)];
  const isFurniture = furnitureOf(root);
  const all = blocksIn(root, isFurniture);
  const mains = [...seenIn(root, isFurniture)].filter(
    (one) => MAIN.has(one.name) || attributeOf(one, "itemprop") === "articleBody",
  );
  const found = mains.map((main) => blocksIn(main, isFurniture)).sort((a, b) => lengthOf(b) - lengthOf(a));
  const blocks = found[0] && lengthOf(found[0]) * 2 >= lengthOf(all) ? found[0] : all;
  const h1 = elements.find((one) => one.name === "h1" && textIn(one).trim() !== "");
  const shared = elements.find((one) => attributeOf(one, "property") === "og:title");
  const title = elements.find((one) => one.name === "title");
  const named = (shared && attributeOf(shared, "content")) || (title && textIn(title).split(/[|_–—]| - /)[0]) || "";
  return {
    headline: {
      ...(h1 && { h1: textIn(h1) }),
      ...(named.trim() !== "" && { shared: named.split(/ [|_–—-] /)[0] ?? "" }),
    },
    blocks,
    whole: `${title ? textIn(title) : ""}\n${blocksIn(root, () => false).join("\n")}`,
    forSubscribers: /"isAccessibleForFree"\s*:\s*"?false/i.test(text),
  };
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.trim().length, 0);
}

/** The elements in an element without those left out, and what is in them: a comment can be an article. */
function* seenIn(root: HtmlElement, skipped: (element: HtmlElement) => boolean): Generator<HtmlElement> {
  for (const child of root.children) {
    if (typeof child === "string" || "comment" in child || skipped(child)) continue;
    yield child;
    yield* seenIn(child, skipped);
  }
}

function blocksIn(root: HtmlElement, skipped: (element: HtmlElement) => boolean): string[] {
  const blocks: string[] = [""];
  const read = (element: HtmlElement): void => {
    for (const child of element.children) {
      if (typeof child === "string") blocks[blocks.length - 1] += child;
      else if ("comment" in child || UNSEEN.has(child.name) || isHidden(child)) continue;
      else if (INLINE.has(child.name)) {
        if (!skipped(child)) read(child);
      } else {
        blocks.push("");
        if (!skipped(child)) read(child);
        blocks.push("");
      }
    }
  };
  read(root);
  return blocks.map((block) => block.replace(/\s+/g, " ").trim()).filter((block) => block !== "");
}

function isHidden(element: HtmlElement): boolean {
  return element.attributes.has("hidden") || /display\s*:\s*none/i.test(attributeOf(element, "style"));
}

/** Tells what stands around the text of a page. */
function furnitureOf(root: HtmlElement): (element: HtmlElement) => boolean {
  const most = textIn(root).length / 2;
  return (element) => {
    const named = ["class", "id", "role"].map((name) => attributeOf(element, name)).join(" ");
    const names = namesOf(named);
    if (NOTICE.test(named) || WHOLE.has(element.name)) return false;
    if (names.some((name) => COMMENTS.has(name))) return true;
    if (FURNITURE.has(element.name)) return true;
    if (element.name === "article" || !names.some((name) => AROUND.has(name))) return false;
    // Themes write on whatever stands around a text what is beside it: `content has-sidebar`.
    if (textIn(element).length > most) return false;
    return ![...elementsIn(element)].some(({ name }) => name === "h1" || MAIN.has(name));
  };
}

function namesOf(named: string): string[] {
  return named
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[\s_-]+/);
}
