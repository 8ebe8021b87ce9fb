import { parse } from "node-html-parser";
import { z } from "zod";
import { GONE_WORDS } from "../../src/domain/original.ts";
import {
  addressIn,
  archiveIn,
  bareCredit,
  chain,
  chainIn,
  cited,
  fate,
  fateIn,
  type Link,
  OF_TITLE,
  oldPlace,
  source,
  type Told,
  told,
  withoutWork,
} from "./told.ts";

export function fromPage(html: string): Told {
  const root = parse(html);
  const rows = root.querySelectorAll(".source-attribution dl > div");
  const texts = rows.find((row) => /^(?:文字|参考)$/.test(row.querySelector("dt")?.text ?? ""));
  const cites = texts?.querySelectorAll("dd").filter((node) => !node.hasAttribute("data-independence")) ?? [];
  const quotes = rows.find((row) => row.querySelector("dt")?.text === "引语")?.querySelectorAll("dd") ?? [];
  const listed = ["数据", "影音", "图片"].flatMap((name) =>
    rows.filter((row) => row.querySelector("dt")?.text === name).flatMap((row) => row.querySelectorAll("dd")),
  );
  const credits = root.querySelectorAll(".figure .credit").map(bareCredit);
  return told(
    cites.map(cited),
    credits.filter((text) => !OF_MEDIA.test(text)).map((text) => text.replace(/^(?:封面(?:暂缺，)?)?图源：/, "")),
    {
      data: root.querySelectorAll(".chart .credit").map((credit) => {
        const out = addressIn(credit);
        return source(bareCredit(credit).replace(/^数据来源：/, ""), out);
      }),
      archive: archiveIn(root.querySelector("#archive")?.text),
      media: credits.filter((text) => OF_MEDIA.test(text)).map((text) => text.replace(OF_MEDIA, "")),
      chains: [...cites.flatMap(chainIn), ...root.querySelectorAll("[data-independence]").map(({ text }) => text)],
      ai: root
        .querySelectorAll(".byline [data-ai]")
        .map(({ text }) => text)
        .join("；"),
      fates: [...cites, ...quotes].flatMap(fateIn),
      listed: listed.map((node) => {
        const text = withoutWork(node.text.replace(/（(?:图表|图片)?暂缺）$/, ""));
        return OF_TITLE.test(text) ? text : source(text, addressIn(node));
      }),
    },
  );
}

/** Under a picture that stands before something else, that is said first. */
const OF_MEDIA = /^来源：/;

const Quoted = z.object({
  creator: z.object({ name: z.string() }),
  archivedAt: z.url().optional(),
  creativeWorkStatus: z.string().optional(),
});
const Work = z.object({
  url: z.string().optional(),
  publisher: z.object({ name: z.string() }),
  archivedAt: z.url().optional(),
  creativeWorkStatus: z.string().optional(),
  get isBasedOn() {
    return Work.optional();
  },
});
const Picture = z.object({ creditText: z.string(), contentUrl: z.url() });
const Parts = z.array(z.record(z.string(), z.unknown())).default([]);
const Dataset = z.object({
  creator: z.object({ name: z.string() }),
  creditText: z.string(),
  isBasedOn: z.string().optional(),
});
const Heard = z.array(z.object({ creditText: z.string() })).default([]);
const Graph = z.object({ "@graph": z.array(z.record(z.string(), z.unknown())) });

export function fromJsonLd(html: string): Told {
  const graph = Graph.parse(JSON.parse(parse(html).querySelector("script[type='application/ld+json']")?.text ?? ""));
  const article = graph["@graph"].find((node) => node["@type"] === "NewsArticle") ?? {};
  const works = z.array(Work).parse(article.isBasedOn ?? article.translationOfWork ?? article.citation ?? []);
  const pictures = z.array(Picture).parse(article.image ?? []);
  return told(
    works.map(({ publisher, url }) => source(publisher.name, url)),
    pictures.map(({ creditText }) => creditText),
    {
      data: Parts.parse(article.hasPart)
        .filter((part) => part["@type"] === "Dataset")
        .map((part) => {
          const { creator, creditText, isBasedOn } = Dataset.parse(part);
          // Both say whose it is.
          const both = creditText.split("，作者：")[0] === creator.name ? creditText : `${creator.name}/${creditText}`;
          return source(both, isBasedOn);
        }),
      archive: oldIn(article),
      chains: [
        ...works.flatMap((work) => chain(work.publisher.name, behind(work))),
        ...[article.backstory ?? []].flat().map(String),
      ],
      ai: String(article.creditText ?? ""),
      fates: [
        ...works.flatMap((work) => fate(work.publisher.name, work.creativeWorkStatus, work.archivedAt)),
        ...Parts.parse(article.hasPart).flatMap((part) => {
          if (part["@type"] !== "Quotation") return [];
          const { creator, creativeWorkStatus, archivedAt } = Quoted.parse(part);
          return fate(creator.name, creativeWorkStatus, archivedAt);
        }),
      ],
      media: ["video", "audio", "associatedMedia"].flatMap((property) =>
        Heard.parse(article[property]).map(({ creditText }) => creditText),
      ),
    },
  );
}

const Old = z.object({
  sameAs: z.url(),
  identifier: z.object({ value: z.number() }),
  creativeWorkStatus: z.string(),
});

function oldIn(article: Readonly<Record<string, unknown>>): string {
  const { data } = Old.safeParse(article);
  if (!data) return "";
  return oldPlace(
    data.sameAs,
    data.identifier.value,
    data.creativeWorkStatus.replace(/^从旧站移入(?:，没有查明的有：)?/, ""),
  );
}

/** What a work rests on, the first of it first. */
function behind({ isBasedOn }: z.infer<typeof Work>): Link[] {
  if (!isBasedOn) return [];
  const { publisher, url, archivedAt: archived, creativeWorkStatus } = isBasedOn;
  return [...behind(isBasedOn), { name: publisher.name, url, archived, gone: creativeWorkStatus === GONE_WORDS }];
}
