import { cleanPaste, type EscapedText, escapeText } from "./escaped-text.ts";
import { blocksOf } from "./html-blocks.ts";
import { CONTROLS, EMBEDS, SURROUNDINGS } from "./html-elements.ts";
import { HtmlFindings } from "./html-findings.ts";
import { elementsIn, type HtmlElement, textIn } from "./html-nodes.ts";
import { lineOf, type Piece } from "./html-pieces.ts";
import { HtmlReader } from "./html-reader.ts";
import { htmlTree } from "./html-tree.ts";
import { type HtmlPicture, type Manuscript, type RemovedLine, removedLine, SURROUNDING } from "./manuscript.ts";

/** What is longer is no title. */
const LONGEST_PAGE_TITLE = 300;
/** Whoever writes one of these means paragraphs by tags; line ends in between are how the page was typed. */
const TAGGED = new Set(["p", "div", "br", "section", "article", "td"]);
/** Inside of these no line end is the end of a paragraph. */
const ONE_PIECE = new Set(
  "p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table figcaption a title style script textarea template xml svg math button label select head".split(
    " ",
  ),
);

/**
 * HTML from a web page, Word, WeChat or WordPress as a manuscript. Scripts, styles, comments and what readers do not see are
 * left out, and nothing is fetched. Texts of WordPress are kept without `<p>`: paragraphs are parted by an empty line there and
 * lines by a line end (its `wpautop`). Where a page has tags for paragraphs, an empty line in its bare text parts them as well,
 * and nothing else.
 */
export function htmlManuscript(html: string): Manuscript {
  const tree = htmlTree(html);
  const page = new PageParts();
  const tagged = [...elementsIn(tree)].some(({ name }) => TAGGED.has(name));
  const reader = new HtmlReader(page.found, {
    lineEnds: tagged ? "empty lines" : "lines",
    lineEndsIn: ({ name }) => (ONE_PIECE.has(name) ? "blanks" : undefined),
    special: (element, reader) => page.read(element, reader),
    unseen: () => {},
  });
  const blocks = blocksOf(reader.read(tree));
  const { pictures, media } = page.found;
  const { embeds, title } = page;
  const leftOut = [...page.leftOut, ...page.found.cutLinks.map((cut) => ({ ...cut, line: undefined }))];
  return { blocks, pictures, media, embeds, leftOut, ...(title && { pageTitle: title }) };
}

/** What a page has besides its text. */
class PageParts {
  readonly found = new HtmlFindings();
  readonly embeds: string[] = [];
  readonly leftOut: RemovedLine[] = [];
  title = "";

  read(element: HtmlElement, reader: HtmlReader): boolean {
    const { name } = element;
    if (name === "title") this.title ||= cleanPaste(textIn(element).slice(0, LONGEST_PAGE_TITLE)).trim();
    else if (CONTROLS.has(name)) this.#leaveOut("表单", escapeText(cleanPaste(textIn(element))));
    else if (SURROUNDINGS.has(name)) this.#leaveOutPieces(reader.captured(() => reader.readAll(element.children)));
    else if (EMBEDS.has(name)) this.#embed(element, reader);
    else return false;
    return true;
  }

  #embed(element: HtmlElement, reader: HtmlReader): void {
    const played = this.found.mediaIn(element);
    reader.endParagraph();
    if ("name" in played) reader.place(played.name);
    else if (element.name === "object") this.#leaveOut("表单", escapeText(cleanPaste(textIn(element))));
    else this.embeds.push(played.address);
  }

  #leaveOutPieces(pieces: readonly Piece[]): void {
    const said = pieces.map((piece) => {
      if (piece.kind !== "placed") return lineOf([piece]);
      const picture = this.found.pictures.get(piece.name);
      const media = this.found.media.get(piece.name);
      for (const all of [this.found.pictures, this.found.media]) all.delete(piece.name);
      return described({ ...media, ...picture });
    });
    this.#leaveOut(SURROUNDING, said.join(" "));
  }

  #leaveOut(what: string, content: EscapedText): void {
    const escaped = content.replace(/\s+/g, " ").trim();
    if (escaped !== "") this.leftOut.push(removedLine({ escaped }, what));
  }
}

function described(picture: Partial<HtmlPicture>): EscapedText {
  const { alt = "", caption = "", address = "", link = "" } = picture;
  return `（图片 ${[alt, caption, address, link].join(" ").trim()}）`;
}
