import type { Piece } from "../../search/excerpt.ts";
import type { Result } from "../../search/result.ts";
import type { Writing } from "./writing.ts";

/** Results as items of a list. @param heading of which level their titles are */
export function resultItems(results: readonly Result[], heading: "h2" | "h3", writing: Writing): HTMLLIElement[] {
  return results.map((result) => resultItem(result, heading, writing));
}

function resultItem(result: Result, heading: string, writing: Writing): HTMLLIElement {
  const item = document.createElement("li");
  item.className = "result";
  const text = document.createElement("div");
  const title = element(heading, "result-heading");
  const link = document.createElement("a");
  link.className = "result-title";
  link.href = `${writing.address(result.url)}?${new URLSearchParams({ highlight: result.words })}`;
  link.append(...marked(writing.pieces(result.title)));
  title.append(link);
  const about = element("p", "result-meta");
  const siteData = [result.section, dateLabel(result.date), ...sourcesOf(result)].filter(Boolean).join(" · ");
  about.append(seal(writing.text(result.kind)), writing.text(siteData));
  const extract = element("p", "result-excerpt");
  extract.append(...marked(writing.pieces(result.excerpt)));
  text.append(title, about, extract);
  item.append(text);
  if (result.image) item.append(picture({ ...result.image, alt: writing.text(result.image.alt) }));
  return item;
}

/** Whose the text is, and whose the picture. */
function sourcesOf({ sources, image }: Result): string[] {
  const text = sources.length > 0 ? [`来源：${sources.join("、")}`] : [];
  return image ? [...text, `图源：${image.credit}`] : text;
}

function picture({ src, alt }: NonNullable<Result["image"]>): HTMLImageElement {
  const image = document.createElement("img");
  image.className = "thumbnail";
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = alt;
  image.src = src;
  return image;
}

function seal(kind: string): HTMLElement {
  const node = element("span", "seal");
  node.textContent = kind;
  return node;
}

/** `2025-05-19` as 2025年5月19日. */
function dateLabel(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return date ? `${year}年${month}月${date}日` : day;
}

function element(tag: string, name: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = name;
  return node;
}

function marked(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text);
    const node = document.createElement("mark");
    node.textContent = text;
    return node;
  });
}
