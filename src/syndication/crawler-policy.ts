import { DateTime } from "luxon";
import type { Clock } from "../domain/clock.ts";
import type { Site } from "../domain/site.ts";

/**
 * Crawlers that collect text to train models, by the tokens their makers document. Those that answer a reader's question
 * with a link (search) are not among them.
 */
const TRAINING_CRAWLERS = [
  "AI2Bot",
  "Amazonbot",
  "anthropic-ai",
  "Applebot-Extended",
  "Bytespider",
  "CCBot",
  "ClaudeBot",
  "cohere-training-data-crawler",
  "Diffbot",
  "FacebookBot",
  "Google-Extended",
  "GPTBot",
  "meta-externalagent",
  "omgili",
  "TikTokSpider",
];

/** robots.txt (RFC 9309): readers' search engines are welcome; models are not trained on what is not ours to give. */
export function robotsTxt({ url }: Pick<Site, "url">): string {
  return [
    "# 搜索引擎可以收录本站。",
    "# 本站的文字和图片有许多属于别人，我们无权许可用它们训练模型，所以不许训练用的爬虫抓取。",
    ...TRAINING_CRAWLERS.map((name) => `User-agent: ${name}`),
    "Disallow: /",
    "",
    "User-agent: *",
    "Allow: /",
    "",
    `Sitemap: ${url}/sitemap.xml`,
    "",
  ].join("\n");
}

/** Reserves text and data mining (W3C community group, TDM Reservation Protocol); netlify.toml sends it as a header too. */
export function tdmReservation({ url }: Pick<Site, "url">): string {
  return `${JSON.stringify([{ location: "/*", "tdm-reservation": 1, "tdm-policy": `${url}/principles/` }], null, 1)}\n`;
}

/** When security.txt expires, within a year as it has to. The month of the build decides, so that builds of one month are alike. */
export function securityExpiry(clock: Clock): string {
  const { from } = clock.spanOf((moment) => {
    const month = DateTime.fromMillis(moment, { zone: "utc" }).startOf("month");
    return { from: month.toMillis(), until: month.plus({ months: 1 }).toMillis() };
  });
  const expires = DateTime.fromMillis(from, { zone: "utc" }).plus({ months: 11 });
  return expires.toISO({ suppressMilliseconds: true }) ?? "";
}

/** security.txt (RFC 9116). @param expires RFC 3339 */
export function securityTxt({
  url,
  contact,
  expires,
}: Pick<Site, "url" | "contact"> & { readonly expires: string }): string {
  return [
    `Contact: mailto:${contact}`,
    `Expires: ${expires}`,
    "Preferred-Languages: zh, en",
    `Canonical: ${url}/.well-known/security.txt`,
    "",
  ].join("\n");
}
