/** A stretch of a comment: words, or an address that a reader wrote. */
export type CommentPiece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

/** An address ends where Chinese text goes on: its marks and its characters are not part of it. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;
/** Marks that end the sentence the address stands in, rather than the address. */
const SENTENCE_END = ".,:;!?'*";

/**
 * A comment as paragraphs of lines of pieces. Empty lines part paragraphs.
 *
 * @param text plain text, as stored
 */
export function commentParagraphs(text: string): CommentPiece[][][] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.split("\n").map(piecesOf));
}

function piecesOf(line: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let end = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const url = withoutStrayMarks(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > end) pieces.push({ kind: "words", text: line.slice(end, match.index) });
    pieces.push({ kind: "link", text: url, url });
    end = match.index + url.length;
  }
  if (end < line.length) pieces.push({ kind: "words", text: line.slice(end) });
  return pieces;
}

/** `(https://a.example/b).` ends at b, `https://a.example/b_(c)` at the bracket. */
function withoutStrayMarks(address: string): string {
  let unopened = address.split(")").length - address.split("(").length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened -= 1;
    else if (!SENTENCE_END.includes(last)) break;
  }
  return address.slice(0, end);
}
