/** What a reader has selected of the article, and where it stands, by the names of the form's fields. */
export interface Selected {
  readonly quote: string;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
}

/** Longest quotation; of what is longer the beginning tells which it is. */
const LONGEST_QUOTE = 500;
/** As much of the paragraph before and behind it. */
const LONGEST_CONTEXT = 40;
/** Ends a quotation that was cut. */
const CUT = "……";
const BLOCK = "p, li, h1, h2, h3, figcaption, blockquote, td, th, dd, pre";

/** The stretch that is selected within the text of the article; undefined when there is none. */
export function selectedRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.toString().trim()) return undefined;
  const range = selection.getRangeAt(0);
  return document.querySelector(".article-text")?.contains(range.commonAncestorContainer) ? range : undefined;
}

/** What stands in it and around it, in its own paragraph, so that the desk finds it wherever the paragraph moves. */
export function selectedIn(range: Range): Selected {
  const whole = String(getSelection()).trim();
  const quote = whole.length > LONGEST_QUOTE ? firstOf(whole, LONGEST_QUOTE) + CUT : whole;
  const before = textBetween(range, "before");
  const after = textBetween(range, "after");
  return {
    quote,
    heading: headingOf(range),
    before: lastOf(before, LONGEST_CONTEXT),
    after: firstOf(after, LONGEST_CONTEXT),
  };
}

function textBetween(range: Range, side: "before" | "after"): string {
  const block = elementAt(side === "before" ? range.startContainer : range.endContainer)?.closest(BLOCK);
  if (!block) return "";
  const rest = document.createRange();
  rest.selectNodeContents(block);
  if (side === "before") rest.setEnd(range.startContainer, range.startOffset);
  else rest.setStart(range.endContainer, range.endOffset);
  return rest.toString().trim();
}

/** The subhead above, or what else the reader would call the place. */
function headingOf({ startContainer }: Range): string {
  const place = elementAt(startContainer);
  if (place?.closest("h1")) return "标题";
  if (place?.closest(".article-lede")) return "导语";
  if (place?.closest("figcaption")) return "图片说明";
  const above = [...document.querySelectorAll(".article-body :is(h2, h3)")].filter(
    (heading) =>
      heading.contains(startContainer) ||
      (heading.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return above.pop()?.textContent?.trim() ?? "";
}

function elementAt(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** As many whole characters as fit. */
function firstOf(text: string, most: number): string {
  let first = "";
  for (const character of text) {
    if (first.length + character.length > most) break;
    first += character;
  }
  return first;
}

function lastOf(text: string, most: number): string {
  return Array.from(firstOf(Array.from(text).reverse().join(""), most))
    .reverse()
    .join("");
}
