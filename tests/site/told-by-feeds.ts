import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { type HTMLElement, parse } from "node-html-parser";
import { z } from "zod";
import { AI_USES } from "../../src/domain/ai.ts";
import { UNKNOWNS } from "../../src/domain/archive.ts";
import { unknownWords } from "../../src/domain/archive-words.ts";
import { GONE_WORDS } from "../../src/domain/original.ts";
import { BETWEEN_SOURCES } from "../../src/syndication/feed.ts";
import {
  addressIn,
  archiveIn,
  chain,
  chainIn,
  cited,
  fate,
  fateIn,
  OF_TITLE,
  oldPlace,
  source,
  type Told,
  told,
  withoutWork,
} from "./told.ts";

export function fromRss(xml: string, id: string): Told {
  const item = parseRssFeed(xml).items?.find(({ guid }) => guid?.value === id);
  return told(
    (item?.dc?.sources ?? []).flatMap((all) => all.split(BETWEEN_SOURCES)),
    (item?.media?.credits ?? []).map(({ value }) => value ?? ""),
    { archive: archiveIn(item?.dc?.rights?.join("")) },
  );
}

export function fromAtom(xml: string, id: string): Told {
  const entry = parseAtomFeed(xml).entries?.find((candidate) => candidate.id === id);
  const via = (entry?.links ?? []).filter(({ rel }) => rel === "via");
  // Names and links stand in one order; a source without an address has no link.
  const names = (entry?.dc?.sources ?? []).flatMap((all) => all.split(BETWEEN_SOURCES));
  const sources = names.map((name) => source(name, via[0]?.title === name ? via.shift()?.href : undefined));
  return told(
    [...sources, ...via.map(({ href }) => `unnamed ${href}`)],
    (entry?.media?.credits ?? []).map(({ value }) => value ?? ""),
    { archive: archiveIn(entry?.rights?.value) },
  );
}

const Named = z.object({ name: z.string(), url: z.string().optional() });
const JsonFeed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      content_html: z.string(),
      _provenance: z.object({
        sources: z.array(
          Named.extend({
            via: z.array(Named.extend({ gone: z.boolean().optional(), archived: z.url().optional() })).default([]),
            gone: z.boolean().optional(),
            archived: z.url().optional(),
            changed: z.object({ text: z.string() }).optional(),
          }),
        ),
        independent_sources: z.array(z.string()).optional(),
        ai: z
          .array(z.object({ use: z.enum(AI_USES), system: z.string(), reviewed_by: z.string().optional() }))
          .default([]),
        pictures: z.array(z.object({ credit: z.string() })),
        media: z.array(z.object({ credit: z.string() })).default([]),
        archive: z.object({ url: z.url(), post: z.number(), unknown: z.array(z.enum(UNKNOWNS)) }).optional(),
      }),
    }),
  ),
});

export function fromJsonFeed(json: string, id: string): Told {
  const found = JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?._provenance;
  const old = found?.archive;
  return told(
    found?.sources.map(({ name, url }) => source(name, url)) ?? [],
    found?.pictures.map(({ credit }) => credit) ?? [],
    {
      media: found?.media.map(({ credit }) => credit) ?? [],
      archive: old ? oldPlace(old.url, old.post, unknownWords(old.unknown)) : "",
      chains: [
        ...(found?.sources.flatMap(({ name, via }) => chain(name, via)) ?? []),
        ...[found?.independent_sources?.join("、") ?? []].flat(),
      ],
      fates:
        found?.sources.flatMap(({ name, gone, changed, archived }) =>
          fate(name, [gone && GONE_WORDS, changed?.text].filter(Boolean).join("；"), archived),
        ) ?? [],
      ai: found?.ai.map(({ use, system, reviewed_by: by }) => `${use} ${system} ${by}`).join("；") ?? "",
    },
  );
}

export function fromFullText(json: string, id: string): Told {
  const root = entryText(json, id);
  const captions = root.querySelectorAll("figcaption");
  const media = captions.flatMap(({ text }) => / 来源：(.*?)(?: · .*?)?(?:，封面图源：.*)?$/.exec(text)?.[1] ?? []);
  return told(
    citedIn(root),
    captions.flatMap(({ text }) => (/图源：/.test(text) ? text.replace(/^.*图源：/, "").replace(/ · .*$/, "") : [])),
    {
      data: captions.flatMap((node) => {
        const [, credit] = /数据来源：(.*?)(?: · .*)?$/.exec(node.text) ?? [];
        return credit === undefined ? [] : [source(credit, addressIn(node))];
      }),
      media,
      archive: archiveIn(root.querySelector(".archive")?.text),
      chains: chainsIn(root),
      ai: aiIn(root),
      fates: fatesIn(root),
      listed: listedIn(root),
    },
  );
}

export function fromLists(json: string, id: string): Told {
  const root = entryText(json, id);
  const credits = root.querySelectorAll(".sources li").filter(({ text }) => /^图 \d+：/.test(text));
  return told(
    citedIn(root),
    credits.map(({ text }) => text.replace(/^图 \d+：/, "")),
    {
      archive: archiveIn(root.querySelector(".archive")?.text),
      chains: chainsIn(root),
      ai: aiIn(root),
      fates: fatesIn(root),
      listed: listedIn(root),
    },
  );
}

function entryText(json: string, id: string): HTMLElement {
  return parse(JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?.content_html ?? "");
}

/** Lines that say what they are about. */
const OF_CHART = /^数据：/;
const OF_OTHERS = /^(?:引语|图 \d+)：/;

function citedIn(entry: HTMLElement): string[] {
  const others = [OF_CHART, OF_OTHERS, OF_TITLE];
  return entry
    .querySelectorAll(".sources li")
    .filter(({ text }) => !others.some((other) => other.test(text)))
    .map(cited);
}

function fatesIn(entry: HTMLElement): string[] {
  return entry.querySelectorAll(".sources li").flatMap((node) => {
    const [, said = node.innerHTML] = /^引语：(.*)$/s.exec(node.innerHTML) ?? [];
    return OF_CHART.test(node.text) || OF_TITLE.test(node.text) ? [] : fateIn(parse(said));
  });
}

function aiIn(entry: HTMLElement): string {
  return entry.querySelector("p.ai")?.text ?? "";
}

function chainsIn(entry: HTMLElement): string[] {
  const lines = entry.querySelectorAll(".sources li").flatMap(chainIn);
  return [...lines, ...entry.querySelectorAll(".independence").map(({ text }) => text)];
}

function listedIn(entry: HTMLElement): string[] {
  return entry.querySelectorAll(".sources li").flatMap((node) => {
    if (OF_TITLE.test(node.text)) return [node.text];
    if (!OF_CHART.test(node.text)) return [];
    const [, title, credit] = /^(.*)，(?!作者：)(.*)$/.exec(withoutTail(node)) ?? [];
    return [source(`${title}：${credit}`, addressIn(node))];
  });
}

function withoutTail({ text }: HTMLElement): string {
  return withoutWork(text.replace(OF_CHART, ""));
}
