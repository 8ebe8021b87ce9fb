import { mark, type Piece } from "../search/excerpt.ts";
import { type Query, readQueries } from "../search/query.ts";

/** Long enough for every passage a reader looks for; a word on every line would only disturb. */
const MOST_MARKS = 200;

/** Readings of a text in simplified characters, the likeliest first. */
type Readings = (text: string) => readonly string[];

/**
 * Marks in an article the words by which the reader has found it, and goes to the first of them.
 * @param words what was typed, in simplified characters; the results of the search page hand it on as `?highlight=`
 */
export async function highlight(words: string, article: Element): Promise<void> {
  // In whichever way they were read: as one phrase, apart, or with a number behind them.
  const query: Query = { parts: readQueries(words).flatMap(({ parts }) => parts) };
  if (query.parts.length === 0) return;
  const traditional = document.documentElement.lang.startsWith("zh-Hant");
  const table = traditional ? await import("../search/to-simplified.ts").catch(() => undefined) : undefined;
  const readings = table?.simplifiedForms ?? asWritten;
  // The empty elements of running text (running-text.ts) would cut words in two, such as A股.
  for (const empty of article.querySelectorAll("h-s, h-n")) empty.remove();
  article.normalize();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    // In the list of contents a mark would only lead away from the text.
    if (node instanceof Text && !node.parentElement?.closest("nav")) texts.push(node);
  }
  let marks = 0;
  for (const text of texts) {
    const pieces = piecesOf(text.data, query, readings);
    if (marks >= MOST_MARKS || !pieces.some(({ hit }) => hit)) continue;
    text.replaceWith(
      ...pieces.map((piece) => {
        if (!piece.hit) return piece.text;
        marks += 1;
        const node = document.createElement("mark");
        node.textContent = piece.text;
        return node;
      }),
    );
  }
  article.querySelector("mark")?.scrollIntoView({ block: "center" });
}

const asWritten: Readings = (text) => [text];

/** A text cut at the words, which stand in one of its readings. A reading of another length says nothing of places. */
function piecesOf(text: string, query: Query, readings: Readings): readonly Piece[] {
  for (const reading of readings(text)) {
    const pieces = reading.length === text.length ? mark(reading, query) : [];
    if (!pieces.some(({ hit }) => hit)) continue;
    let at = 0;
    return pieces.map(({ text: { length }, hit }) => {
      at += length;
      return { text: text.slice(at - length, at), hit };
    });
  }
  return [];
}
