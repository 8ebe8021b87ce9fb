import type { Piece } from "../../search/excerpt.ts";
import type { Result } from "../../search/result.ts";
import type { Writing } from "./writing.ts";

/** Results as items of a list. @param heading of which level their titles are */
export function resultItems(results: readonly Result[], heading: "h2" | "h3", writing: Writing): HTMLLIElement[] {
  return results.map((result) => resultItem(result, heading, writing));
}

function resultItem(result: Result, heading: "h2" | "h3", writing: Writing): HTMLLIElement {
  const { url, words, image } = result;
  const link = element("a", "result-title", marked(writing.pieces(result.title)));
  link.href = `${writing.address(url)}?${new URLSearchParams({ highlight: words })}`;
  const about = [result.section, dateLabel(result.date), ...sourcesOf(result)].filter(Boolean).join(" · ");
  const text = document.createElement("div");
  text.append(
    element(heading, "result-heading", [link]),
    element("p", "result-meta", [element("span", "seal", [writing.text(result.kind)]), writing.text(about)]),
    element("p", "result-excerpt", marked(writing.pieces(result.excerpt))),
  );
  return element("li", "result", image ? [text, picture(image.src, writing.text(image.alt))] : [text]);
}

/** Whose the text is, and whose the picture. */
function sourcesOf({ sources, image }: Result): string[] {
  const text = sources.length > 0 ? [`来源：${sources.join("、")}`] : [];
  return image ? [...text, `图源：${image.credit}`] : text;
}

function picture(src: string, alt: string): HTMLImageElement {
  const image = element("img", "thumbnail", []);
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = alt;
  image.src = src;
  return image;
}

/** `2025-05-19` as 2025年5月19日. */
function dateLabel(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return date ? `${year}年${month}月${date}日` : day;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  node.className = name;
  node.append(...children);
  return node;
}

function marked(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, hit }) => {
    if (!hit) return text;
    const node = document.createElement("mark");
    node.textContent = text;
    return node;
  });
}
