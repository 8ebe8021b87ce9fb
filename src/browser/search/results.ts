import type { Piece } from "../../search/excerpt.ts";
import { dateName } from "../../search/period.ts";
import type { Result } from "../../search/result.ts";
import { breaksIn } from "./title-breaks.ts";
import type { Writing } from "./writing.ts";

/** Results as items of a list. @param heading of which level their titles are */
export function resultItems(results: readonly Result[], heading: "h2" | "h3", writing: Writing): HTMLLIElement[] {
  return results.map((result) => resultItem(result, heading, writing));
}

function resultItem(result: Result, heading: "h2" | "h3", writing: Writing): HTMLLIElement {
  const { image } = result;
  const link = titleOf(result, writing);
  const about = [result.section, dateName(result.date), ...sourcesOf(result)].filter(Boolean);
  const text = document.createElement("div");
  text.append(
    element(heading, "result-heading", [link]),
    element("p", "result-meta", [element("span", "seal", [writing.text(result.kind)]), ...facts(about, writing)]),
    element("p", "result-excerpt", marked(writing.pieces(result.excerpt))),
  );
  return element("li", "result", image ? [text, picture(image, writing)] : [text]);
}

/** The title as a link to the article, whose lines end between words. */
export function titleOf(
  { title, url, words }: Pick<Result, "title" | "url" | "words">,
  writing: Writing,
): HTMLAnchorElement {
  const pieces = writing.pieces(title);
  const breaks = breaksIn(pieces.map(({ text }) => text).join(""));
  const link = element("a", breaks ? "result-title headline" : "result-title", marked(pieces, breaks));
  const asked = words === "" ? "" : `?${new URLSearchParams({ highlight: words })}`;
  link.href = writing.address(url) + asked;
  return link;
}

/** What is known of a result, as in every list: room between one fact and the next, and a line ends nowhere else. */
function facts(about: readonly string[], writing: Writing): (Node | string)[] {
  return about.flatMap((fact) => [" ", element("span", "result-fact", [writing.text(fact)])]);
}

/** Whose the text is. */
function sourcesOf({ sources: [first, ...others] }: Result): string[] {
  if (first === undefined) return [];
  // A list says where it comes from; who else was used, the article tells.
  return [`来源：${first}${others.length > 0 ? `\u00a0等\u00a0${others.length + 1}\u00a0家` : ""}`];
}

/** As in every list, it is cut where its record says, and whose it is stands below it. */
function picture({ src, alt, credit, cut }: NonNullable<Result["image"]>, writing: Writing): HTMLElement {
  const image = document.createElement("img");
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = writing.text(alt);
  if (cut !== "") image.dataset.cut = cut;
  image.src = src;
  return element("figure", "thumbnail", [image, element("figcaption", "list-credit", [writing.text(`图：${credit}`)])]);
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

/** @param breaks places at which a line may begin */
function marked(pieces: readonly Piece[], breaks: ReadonlySet<number> = new Set()): (Node | string)[] {
  let place = 0;
  return pieces.flatMap(({ text, hit }) => {
    const parts = broken(text, place, breaks);
    place += text.length;
    if (!hit) return parts;
    const node = document.createElement("mark");
    node.append(...parts);
    return [node];
  });
}

function broken(text: string, place: number, breaks: ReadonlySet<number>): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!breaks.has(place + at)) continue;
    parts.push(text.slice(done, at), document.createElement("wbr"));
    done = at;
  }
  parts.push(text.slice(done));
  return parts;
}
