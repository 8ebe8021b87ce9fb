import type { Offer } from "../../search/answer.ts";
import type { NamedPage } from "../../search/named-page.ts";
import { dateLabel, titleOf } from "./results.ts";
import type { Writing } from "./writing.ts";

/**
 * What was typed is also the name of a person or a topic, a day, a section or a source: a way to see just that.
 * @param sentences `data-say-…` of the place for it, with {name} and {count}
 */
export function offerOf(offer: Offer | undefined, sentences: DOMStringMap, writing: Writing): HTMLElement[] {
  if (!offer) return [];
  const { pages = [], day, section, source } = offer;
  const filters = [
    ...(section ? [filterLink("section", section, sentences.saySection ?? "", writing)] : []),
    ...(source ? [filterLink("source", source, sentences.saySource ?? "", writing)] : []),
  ];
  return [
    ...pages.map((page) => pageLink(page, sentences, writing)),
    ...filters,
    ...(day ? daysList(day, sentences.sayDay ?? "", writing) : []),
  ];
}

function pageLink({ kind, name, path }: NamedPage, sentences: DOMStringMap, writing: Writing): HTMLElement {
  const link = document.createElement("a");
  link.href = writing.address(path);
  const sentence = { person: sentences.sayPerson, topic: sentences.sayTopic }[kind] ?? "";
  link.textContent = sentence.replace("{name}", () => writing.text(name));
  return paragraph(link);
}

function filterLink(
  name: "section" | "source",
  [value, count]: readonly [string, number],
  sentence: string,
  writing: Writing,
): HTMLElement {
  const link = document.createElement("a");
  // The question is the filter itself; its name need not stand in the text.
  link.href = `?${new URLSearchParams({ [name]: value })}`;
  link.dataset[name] = value;
  link.textContent = sentence.replace("{name}", writing.text(value)).replace("{count}", String(count));
  return paragraph(link);
}

function daysList({ day, count, results }: NonNullable<Offer["day"]>, sentence: string, writing: Writing) {
  const link = document.createElement("a");
  link.href = `${writing.address(`/${day.slice(0, 7).replace("-", "/")}/`)}#d${day}`;
  link.textContent = sentence.replace("{name}", dateLabel(day)).replace("{count}", String(count));
  const list = document.createElement("ul");
  list.append(
    ...results.map((result) => {
      const item = document.createElement("li");
      item.append(titleOf(result, writing));
      return item;
    }),
  );
  return [paragraph(link), list];
}

function paragraph(child: Node): HTMLElement {
  const node = document.createElement("p");
  node.append(child);
  return node;
}
