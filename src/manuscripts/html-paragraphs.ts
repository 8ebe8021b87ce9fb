import { Parser } from "htmlparser2";

/** Whoever writes one of these means paragraphs by tags; line ends in between are how the page was typed. */
const TAGGED = new Set(["p", "div", "br", "section", "article", "td"]);
/** Inside of these no line end is the end of a paragraph. */
const ONE_PIECE = new Set([
  ...["p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figcaption", "pre", "a"],
  ...["title", "style", "script", "textarea", "template", "xml", "svg", "math", "button", "label", "select", "head"],
]);

/**
 * HTML in which WordPress's paragraphs are written out (its `wpautop`): texts are kept there without `<p>`, paragraphs are
 * parted by an empty line and lines by a line end. Where a page has tags for paragraphs, an empty line in its bare text
 * parts them as well, and nothing else.
 */
export function withParagraphs(html: string): string {
  const texts: { readonly from: number; readonly to: number }[] = [];
  let tagged = false;
  let inOnePiece = 0;
  const parser = new Parser({
    onopentagname(name) {
      tagged ||= TAGGED.has(name);
      if (ONE_PIECE.has(name)) inOnePiece += 1;
    },
    onclosetag(name) {
      if (ONE_PIECE.has(name)) inOnePiece -= 1;
    },
    ontext() {
      if (inOnePiece === 0) texts.push({ from: parser.startIndex, to: parser.endIndex + 1 });
    },
  });
  parser.end(html);
  const end = tagged ? /(?:\r?\n[ \t]*){2,}/g : /(?:\r?\n[ \t]*)+/g;
  let out = "";
  let done = 0;
  for (const { from, to } of texts) {
    const text = html.slice(from, to);
    out += html.slice(done, from) + (text.trim() === "" && tagged ? text : text.replace(end, "<br>"));
    done = to;
  }
  return out + html.slice(done);
}
