import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "../../src/domain/evidence.ts";
import { type SampleArticle, sampleArticle } from "./corpus.ts";
import { SITE, SOURCE_COUNT, sourceKey } from "./corpus-data.ts";
import { type CorpusFolders, pretty, writeArticle, writeWhole } from "./corpus-files.ts";
import { Words } from "./words.ts";

type Record = SampleArticle["record"];
type Source = NonNullable<Record["sources"]>[number];

/** Digests of a sentence, as long as the command writes them (src/upkeep/evidence/passages.ts). */
const WORDS = "AAAAAA.BBBBBB.CCCC.0.DDDDDD";

/**
 * The same articles, of a publication that has on record where things come from: machines in every third, whom every third source has it
 * from, generated pictures, and what was seen at every address that is cited, one in twenty of which is gone.
 */
export function withProvenance(corpus: CorpusFolders, count: number): CorpusFolders {
  const folders = besides(corpus, "provenance");
  if (existsSync(folders.articles)) return folders;
  const evidence: Evidence = {};
  writeWhole(folders.articles, (part) => {
    const words = new Words();
    for (let number = 0; number < count; number += 1) {
      const { record, ...article } = sampleArticle(number, words);
      const own = new Set((record.sources ?? []).map(keyOf));
      const sources = (record.sources ?? []).map((source, index) => withChain(source, number, index, own));
      for (const { url = [], via = [] } of sources)
        for (const address of [url, ...via.map((one) => (typeof one === "string" ? [] : (one.url ?? [])))].flat())
          evidence[address] = seen(Object.keys(evidence).length % 20 === 0);
      writeArticle(part, {
        ...article,
        record: { ...record, ...aiOf(number, record), sources, pictures: made(record) },
      });
    }
  });
  writeData(corpus, folders, evidence);
  return folders;
}

/** Where what is made of the sample articles lies. */
export function besides({ articles, data }: CorpusFolders, what: string): CorpusFolders {
  return { articles: `${articles}-${what}`, data: `${data}-${what}` };
}

/** The data that they need, and what was seen of cited texts. */
export function writeData(corpus: CorpusFolders, { data }: CorpusFolders, evidence?: Evidence): void {
  cpSync(corpus.data, data, { recursive: true });
  if (!evidence) return;
  writeFileSync(join(data, "evidence.json"), pretty(evidence));
  writeFileSync(join(data, "site.json"), pretty({ ...SITE, originals: { copies: "find" } }));
}

function aiOf(number: number, { published }: Record): Pick<Record, "ai"> {
  if (number % 3 !== 0) return {};
  return { ai: [{ use: "translation", system: "示例系统", reviewed: { by: "示例部", on: published } }] };
}

function keyOf(source: Source): string | undefined {
  if (typeof source === "string") return source;
  return "source" in source ? source.source : undefined;
}

/** @param own keys of the article's sources, of which none is where another has it from: that could go in a circle */
function withChain(
  source: Source,
  number: number,
  index: number,
  own: ReadonlySet<string | undefined>,
): Exclude<Source, string> {
  const record = typeof source === "string" ? { source } : source;
  if ((number + index) % 3 !== 0) return record;
  let at = number + index;
  while (own.has(sourceKey(1 + (at % SOURCE_COUNT)))) at += 1;
  const origin = sourceKey(1 + (at % SOURCE_COUNT));
  return { ...record, via: [{ source: origin, url: `https://${origin}.example/wire/${number}` }] };
}

function made({ pictures = {} }: Record): Record["pictures"] {
  const types = ["trained", "edited", undefined, undefined] as const;
  return Object.fromEntries(
    Object.entries(pictures).map(([name, picture], index) => {
      const type = types[index % types.length];
      return [name, { ...picture, ...(type && { digitalSourceType: type }) }];
    }),
  );
}

function seen(gone: boolean): Evidence[string] {
  const at = "https://source.example/";
  const passages = Array.from({ length: 40 }, () => WORDS).join(" ");
  const text = {
    moment: "2025-12-01T09:00:00Z",
    at,
    digest: "E".repeat(22),
    han: true,
    passages,
    notices: [],
    quotes: {},
  };
  return { text, ...(gone && { gone: ["2025-12-10T09:00:00Z", "2025-12-14T09:00:00Z", "2025-12-20T09:00:00Z"] }) };
}
