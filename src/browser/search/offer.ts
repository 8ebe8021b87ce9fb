import type { Offer } from "../../search/answer.ts";
import type { NamedPage } from "../../search/named-page.ts";
import { periodName } from "../../search/period.ts";
import { titleOf } from "./results.ts";
import type { Writing } from "./writing.ts";

/**
 * What was typed is also the name of a person or a topic, a day or a month, a section or a source: a way to see just that.
 * @param sentences `data-say-…` of the place for it, with {name} and {count}
 * @param hasExact whether something has it as typed
 */
export function offerOf(
  offer: Offer | undefined,
  sentences: DOMStringMap,
  hasExact: boolean,
  writing: Writing,
): HTMLElement[] {
  if (!offer) return [];
  const { pages = [], period, section, source } = offer;
  const filters = [
    ...(section ? [filterLink("section", section, sentences.saySection ?? "", writing)] : []),
    ...(source ? [filterLink("source", source, sentences.saySource ?? "", writing)] : []),
  ];
  return [
    ...pages.map((page) => pageLink(page, sentences, writing)),
    ...filters,
    ...(period ? periodList(period, sentences, hasExact, writing) : []),
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

function periodList(
  { days, count, newest }: NonNullable<Offer["period"]>,
  { sayDay, sayNoDay }: DOMStringMap,
  hasExact: boolean,
  writing: Writing,
): HTMLElement[] {
  // 3.5 is a number where articles have it, and a day where none has.
  if (days.guessed && (hasExact || count === 0)) return [];
  const sentence = (count === 0 ? sayNoDay : sayDay) ?? "";
  const text = sentence.replace("{name}", periodName(days)).replace("{count}", String(count));
  const [last] = newest;
  if (!last) return [paragraph(text)];
  const link = document.createElement("a");
  link.href = `${writing.address(`/${last.day.slice(0, 7).replace("-", "/")}/`)}#d${last.day}`;
  link.textContent = text;
  const list = document.createElement("ul");
  list.append(
    ...newest.map(({ path, title }) => {
      const item = document.createElement("li");
      item.append(titleOf({ title: [{ text: title, hit: false }], url: path, words: "" }, writing));
      return item;
    }),
  );
  return [paragraph(link), list];
}

function paragraph(child: Node | string): HTMLElement {
  const node = document.createElement("p");
  node.append(child);
  return node;
}
