import { mark } from "../search/excerpt.ts";
import { readQueries } from "../search/query.ts";

/** Long enough for every passage a reader looks for; a word on every line would only disturb. */
const MOST_MARKS = 200;

/**
 * Marks in an article the words by which the reader has found it, and goes to the first of them.
 * @param words what was typed; the results of the search page hand it on as `?highlight=`
 */
export function highlight(words: string, article: Element): void {
  const query = readQueries(words).at(-1);
  if (!query) return;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  let marks = 0;
  for (const text of texts) {
    const pieces = mark(text.data, query);
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
