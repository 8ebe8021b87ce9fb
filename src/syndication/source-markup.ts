import { changedWords, GONE_WORDS, linkLabel, type Original } from "../domain/original.ts";
import type { SourceCitation } from "../domain/source.ts";
import { escapeXml } from "./xml.ts";

/** A source in full, with the way to the text that was used. */
export function cite({ name, url, title, author, via = [], ...fate }: SourceCitation): string {
  const work = linkLabel({ title, ...fate });
  const original = url ? link(work, url) : title && escapeXml(work);
  const said = [escapeXml(name), author && `作者：${escapeXml(author)}`, original].filter(Boolean).join("，");
  const [origin, ...between] = via.map(
    (one) => (one.url ? link(one.name, one.url) : escapeXml(one.name)) + originalMarkup(one),
  );
  const chain = origin && `转引${origin}${between.length > 0 ? `（经${between.join("、")}）` : ""}`;
  return [said + originalMarkup(fate), chain].filter(Boolean).join("，");
}

/** What became of a text since it was cited, behind its address; empty where nothing is to be said. */
export function originalMarkup(original: Original): string {
  const { archived, gone } = original;
  const changed = changedWords(original);
  const copy = archived && link("存档", archived);
  const where = gone ? [GONE_WORDS, copy].filter(Boolean).join("；") : copy;
  return [where, changed && escapeXml(changed)].flatMap((one) => (one ? `，${one}` : [])).join("");
}

/** @param url absolute */
export function link(text: string, url: string): string {
  return `<a href="${escapeXml(url)}">${escapeXml(text)}</a>`;
}
