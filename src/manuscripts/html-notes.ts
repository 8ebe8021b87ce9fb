import { attributeOf, type HtmlElement, textIn } from "./html-nodes.ts";

/** The links of a text by which it refers to notes, and what they lead to. */
export interface LinkedNotes {
  /** The name of the note, by the link that refers to it. */
  readonly references: ReadonlyMap<HtmlElement, string>;
  /** Likewise by the element that is its text, or stands at the beginning of it. */
  readonly texts: ReadonlyMap<HtmlElement, string>;
  /** Links from a note back to the text: there are others in its place. */
  readonly back: ReadonlySet<HtmlElement>;
}

/** `1`, `[1]`, `（1）`, `*`: letters would be words. */
const MARK = /^[[(（［〔【]?\s*(?:\d{1,3}|[*†‡§]{1,3})\s*[\])）］〕】]?$/u;
const ARROW = /^[[(（]?\s*[↑↩⤴⏎▲△^←↵⬆]+\s*[\])）]?$/u;
/** They say whether an arrow is drawn or shown as an emoji. */
const VARIATIONS = /\ufe0e|\ufe0f/g;
/** A block that a note can be; anything else that has a name stands at its beginning. */
const NOTES = new Set(["li", "p", "div", "dd", "section", "aside", "td"]);
const BREAKS = /^(?:p|div|br|li|ul|ol|dl|dt|dd|section|article|aside|blockquote|table|tr|td|th|h[1-6]|figure|pre|hr)$/;
const LONGEST_NOTE = 5000;

interface Walked {
  readonly order: number;
  /** Nothing was read in its paragraph before it. */
  readonly first: boolean;
}

/**
 * Finds notes as Word, Wikipedia, WordPress's plug-ins and converters of Markdown write them: by links that lead to them.
 * @param lines whether the end of a line in the text is one on the page
 */
export function linkedNotes(root: HtmlElement, lines: boolean, nameOf: (key: object) => string): LinkedNotes {
  const walked = new Map<HtmlElement, Walked>();
  const named = new Map<string, HtmlElement>();
  const links: HtmlElement[] = [];
  let first = true;
  const walk = (element: HtmlElement) => {
    const apart = BREAKS.test(element.name);
    if (apart) first = true;
    walked.set(element, { order: walked.size, first });
    for (const name of [attributeOf(element, "id"), attributeOf(element, "name")])
      if (name !== "" && !named.has(name)) named.set(name, element);
    if (element.name === "a" && attributeOf(element, "href").includes("#")) links.push(element);
    for (const child of element.children) {
      if (typeof child === "string") {
        if (lines && child.includes("\n")) first = true;
        first &&= (lines ? child.slice(child.lastIndexOf("\n") + 1) : child).trim() === "";
      } else if (!("comment" in child)) walk(child);
    }
    if (apart) first = true;
  };
  walk(root);
  const references = new Map<HtmlElement, string>();
  const texts = new Map<HtmlElement, string>();
  const back = new Set<HtmlElement>();
  const fits = new Map<HtmlElement, boolean>();
  for (const link of links) {
    const text = textIn(link).replace(VARIATIONS, "").trim();
    const target = named.get(fragmentOf(link));
    const [from, to] = [walked.get(link), target && walked.get(target)];
    const leadsOn = from && to && target && to.order > from.order && MARK.test(text);
    if (leadsOn && !fits.has(target)) fits.set(target, canBeNote(target, to));
    if (leadsOn && fits.get(target)) {
      const name = nameOf(target);
      references.set(link, name);
      texts.set(target, name);
    } else if (texts.size > 0 && (ARROW.test(text) || (to && MARK.test(text)))) back.add(link);
  }
  return { references, texts, back };
}

function fragmentOf(link: HtmlElement): string {
  const href = attributeOf(link, "href");
  const fragment = href.slice(href.indexOf("#") + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function canBeNote(element: HtmlElement, { first }: Walked): boolean {
  if (!NOTES.has(element.name)) return first && !/^h[1-6]$/.test(element.name);
  const { length } = textIn(element);
  return length > 0 && length <= LONGEST_NOTE;
}
