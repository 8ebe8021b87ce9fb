import type { SiteData } from "../../content/site-data.ts";
import { type Article, picturesOf, quotesOf } from "../../domain/article.ts";
import { mediaOf } from "../../domain/block-pictures.ts";
import { MEDIA_LABELS, mediaAddress } from "../../domain/media.ts";
import { chartsOf } from "../../domain/placed-charts.ts";

/** An address outside this site, and everywhere the publication leans on it. */
export interface CitedLink {
  readonly url: string;
  readonly places: readonly Place[];
}

export interface Place {
  /** Address on the site of the article or page; `_data/sources.json` for the register. */
  readonly where: string;
  /** What it is there, in Chinese: 来源“CBC”的原文, 正文里的链接. */
  readonly what: string;
  /** The day the article was published, by which an archived copy can be found. */
  readonly day?: string;
}

type Facts = Pick<SiteData, "sources" | "site" | "people" | "topics" | "bearers" | "prosePages">;

/** Links of our own Markdown, in which nothing else has an attribute of that name. */
const OUTSIDE = / href="(https?:[^"]+)"/g;

/**
 * Every outside address that the publication's readers are sent to: originals, credits of pictures, quotations, links in
 * texts, who has paid for them, homes and licences of registered sources, what people and topics lead to, and pages of prose. Each address once, in the order of their first places.
 */
export function citedLinks(
  articles: readonly Article[],
  { sources, site, people, topics, bearers, prosePages }: Facts,
): readonly CitedLink[] {
  const links = new Map<string, Place[]>();
  const add = (url: string | undefined, place: Place): void => {
    if (url === undefined || !/^https?:/i.test(url) || url.startsWith(site.url)) return;
    const places = links.get(url) ?? [];
    links.set(url, places);
    // Articles come one after the other, so that what was said of this one before stands at the end.
    for (let at = places.length - 1; places[at]?.where === place.where; at -= 1) {
      if (places[at]?.what === place.what) return;
    }
    places.push(place);
  };
  for (const article of articles) {
    const at = (what: string): Place => ({ where: article.path, what, day: article.published.day });
    for (const { name, url, archived, via = [] } of article.sources) {
      add(url, at(`来源“${name}”的原文`));
      add(archived, at(`来源“${name}”的原文的存档`));
      for (const origin of via) add(origin.url, at(`转引的“${origin.name}”的原文`));
    }
    for (const { name, credit } of picturesOf(article)) add(credit?.url, at(`图片“${name}”的出处`));
    for (const { name, credit } of chartsOf(article)) add(credit.url, at(`图表“${name}”的出处`));
    for (const one of mediaOf(article)) {
      add(one.credit?.url, at(`${MEDIA_LABELS[one.kind]}“${one.name}”的出处`));
      if (one.shown && one.place.at !== "file")
        add(mediaAddress(one.place), at(`${MEDIA_LABELS[one.kind]}“${one.name}”`));
    }
    for (const { speaker, url, archived } of quotesOf(article)) {
      add(url, at(`${speaker}的引语`));
      add(archived, at(`${speaker}的引语的存档`));
    }
    add(article.sponsor?.url, at("广告主的网站"));
    for (const { address } of article.body.flatMap((block) => (block.kind === "text" ? block.links : [])))
      add(address, at("正文里的链接"));
  }
  for (const { name, url, licenceUrl } of Object.values(sources)) {
    add(url, { where: "_data/sources.json", what: `“${name}”的网站` });
    add(licenceUrl, { where: "_data/sources.json", what: `“${name}”的许可条款` });
  }
  for (const { path, url, sameAs } of people) {
    add(url, { where: path, what: "本人的网站" });
    for (const address of sameAs) add(address, { where: path, what: "本人在别处的主页" });
  }
  for (const bearer of bearers)
    for (const { name, credit } of picturesOf(bearer))
      add(credit?.url, { where: bearer.path, what: `图片“${name}”的出处` });
  for (const { path, chronology } of topics)
    for (const { source } of chronology)
      if (source) add(source.url, { where: path, what: `时间线上来源“${source.name}”的原文` });
  for (const { path, html } of [...topics, ...prosePages])
    for (const [, address = ""] of html.matchAll(OUTSIDE))
      add(address.replaceAll("&amp;", "&"), { where: path, what: "正文里的链接" });
  return [...links].map(([url, places]) => ({ url, places }));
}
