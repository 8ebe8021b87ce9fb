import { type HTMLElement, parse } from "node-html-parser";
import { GONE_WORDS } from "../../src/domain/original.ts";

/** The sources with the addresses of the texts used, and the credits of the pictures: what every output must agree on. */
export interface Told extends Besides {
  readonly sources: readonly string[];
  readonly credits: readonly string[];
}

/** What only some outputs have a place for; the others leave it to the text. */
export interface Besides {
  /** Whose the figures of charts are, with the addresses they were taken from. */
  readonly data?: readonly string[];
  /** Whose videos, sounds and documents are. */
  readonly media?: readonly string[];
  /** Where an article was before it was moved, and what is unknown of it; empty of one that was not. */
  readonly archive?: string;
  /** Whom sources have it from, and how many of them are independent. */
  readonly chains?: readonly string[];
  /** What machines have done to the text, and who has reviewed it. */
  readonly ai?: string;
  /** What became of cited texts since, and where their copies are. */
  readonly fates?: readonly string[];
  /** Both, and pictures, once more among the sources. */
  readonly listed?: readonly string[];
}

export function source(name: string, url?: string | undefined): string {
  return url ? `${name} ${url}` : name;
}

/** In one order of names, so that two of them can be compared as texts. */
export function told(
  sources: readonly string[],
  credits: readonly string[],
  { data, media, archive, chains, ai, fates, listed }: Besides = {},
): Told {
  return {
    ...{ sources, credits },
    ...(data && { data }),
    ...(media && { media }),
    ...(archive !== undefined && { archive }),
    ...(chains && { chains }),
    ...(ai !== undefined && { ai }),
    ...(fates && { fates }),
    ...(listed && { listed }),
  };
}

/** A credit of a figure, without the licence and the work. */
export function bareCredit(credit: HTMLElement): string {
  const licence = `，${credit.querySelector(".licence")?.text}`;
  credit.querySelector(".visually-hidden")?.remove();
  return withoutWork(credit.text.replace(licence, ""));
}

/** What is said after the work, why there is nothing to see, stays. */
export function withoutWork(text: string): string {
  return text.replace(/，(?:阅读原文|原文地址|《[^》]*》)(?=$|（)/, "");
}

const CHAIN = "，转引";

/** A source in full: the name comes first, the link that leads out is the text itself. */
export function cited(node: HTMLElement): string {
  const [own = ""] = node.innerHTML.split(CHAIN);
  return source(node.text.split("，")[0] ?? "", addressIn(parse(own)));
}

/** Whom a source has it from: 公报：路透社（经加通社） https://… */
export function chainIn(node: HTMLElement): string[] {
  const [, chain] = node.innerHTML.split(CHAIN);
  if (chain === undefined) return [];
  const parsed = parse(chain);
  const links = parsed.querySelectorAll("a").flatMap((link) => link.getAttribute("href") ?? []);
  const out = links.filter((href) => /^https?:/.test(href));
  return [[`${node.text.split("，")[0]}：${parsed.text}`, ...out].join(" ")];
}

/** One of a chain, and what became of its text. */
export interface Link {
  readonly name: string;
  readonly url?: string | undefined;
  readonly gone?: boolean | undefined;
  readonly archived?: string | undefined;
}

/** The same of a record. */
export function chain(name: string, via: readonly Link[]): string[] {
  const [origin, ...between] = via.map(
    (one) => `${one.name}${one.gone ? `，${GONE_WORDS}` : ""}${one.archived ? "；存档" : ""}`,
  );
  if (!origin) return [];
  const through = between.length > 0 ? `（经${between.join("、")}）` : "";
  return [
    [`${name}：${origin}${through}`, ...via.flatMap(({ url, archived }) => [url ?? [], archived ?? []].flat())].join(
      " ",
    ),
  ];
}

/** What became of a cited text, in one form: 公报：原文已打不开；原文后来有改动（…） https://… */
export function fate(name: string, note: string | undefined, copy: string | undefined): string[] {
  return note || copy ? [[`${name}：${note ?? ""}`, copy].filter(Boolean).join(" ")] : [];
}

/** The same as people read it behind a source. */
export function fateIn(node: HTMLElement): string[] {
  const [own = ""] = node.innerHTML.split(CHAIN);
  const [name = "", ...rest] = parse(own).text.split("，");
  const said = `，${rest.join("，")}`;
  const changed = /，(原文后来有改动（.*?）)$/.exec(said)?.[1];
  const note = [/，(原文已打不开)/.exec(said)?.[1], changed].filter(Boolean).join("；");
  const copy = parse(own)
    .querySelectorAll("a")
    .find(({ text }) => text === "存档");
  return fate(name, note, copy?.getAttribute("href"));
}

export function addressIn(node: HTMLElement): string | undefined {
  const out = node.querySelectorAll("a").find((link) => /^https?:/.test(link.getAttribute("href") ?? ""));
  return out?.getAttribute("href");
}

/** A line of something seen or heard, by its kind and its title, or of a picture, by its number. */
export const OF_TITLE = /^(?:(?:视频|音频|文件)“|图 \d+：)/;

const NOTE = /旧址 (\S+?)（编号 (\d+)）。(?:没有查明的有：(.*?)；知情的读者请告诉我们。)?$/;

/** What a sentence says of where an article was before, under which number, and what is unknown; empty when there is no such sentence. */
export function archiveIn(text: string | undefined): string {
  const [, address, post, unknown = ""] = NOTE.exec(text ?? "") ?? [];
  return address === undefined ? "" : oldPlace(address, Number(post), unknown);
}

/** @param unknown in words */
export function oldPlace(address: string, post: number, unknown: string): string {
  return `${decodeURI(address)} ${post} ${unknown}`;
}
