import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { iptcSourceType } from "../../src/domain/ai.ts";
import type { Evidence } from "../../src/domain/evidence.ts";
import { xmpOf } from "../../src/syndication/xmp.ts";
import { type SampleArticle, sampleArticle } from "./corpus.ts";
import { SITE, SOURCE_COUNT, sourceKey } from "./corpus-data.ts";
import { type CorpusFolders, pretty, writeArticle, writeWhole } from "./corpus-files.ts";
import { seededRandom } from "./random.ts";
import { Words } from "./words.ts";

type Record = SampleArticle["record"];
type Source = NonNullable<Record["sources"]>[number];

/** One picture with a file in so many articles; making pictures costs far more than all else. */
const ARTICLES_A_PICTURE = 10;
const DIFFERENT_PICTURES = 20;
const WORDS = "AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB.CCCCCCCCCCCCCCCCCCCCCC.0.DDDDDDDDDDDDDDDDDDDDDD";

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
      const sources = (record.sources ?? []).map((source, index) => withChain(source, number, index));
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

/**
 * The same articles with a picture's file in every tenth.
 * @param marked whether pictures say of themselves whose they are and what made them, and their records the same
 */
export async function withPictures(corpus: CorpusFolders, count: number, marked: boolean): Promise<CorpusFolders> {
  const folders = besides(corpus, marked ? "marked-pictures" : "pictures");
  if (existsSync(folders.articles)) return folders;
  const drawn = await drawings(`${folders.articles}-drawn`, marked);
  writeWhole(folders.articles, (part) => {
    cpSync(corpus.articles, part, { recursive: true });
    const words = new Words();
    for (let number = 0; number < count; number += ARTICLES_A_PICTURE) {
      const { record, folder, ...article } = sampleArticle(number, words);
      const { pic1, ...others } = record.pictures ?? {};
      if (!pic1) continue;
      const { unavailable: _, ...own } = pic1;
      const shown = { ...own, file: "pic1.jpg", alt: "示例图片", licence: "示例许可" };
      const pictures = { pic1: { ...shown, ...(marked && { digitalSourceType: "trained" as const }) }, ...others };
      writeArticle(part, { ...article, folder, record: { ...record, pictures } });
      copyFileSync(drawn[number % DIFFERENT_PICTURES] ?? "", join(part, folder, "pic1.jpg"));
    }
  });
  writeData(corpus, folders);
  return folders;
}

function besides({ articles, data }: CorpusFolders, what: string): CorpusFolders {
  return { articles: `${articles}-${what}`, data: `${data}-${what}` };
}

function writeData(corpus: CorpusFolders, { data }: CorpusFolders, evidence?: Evidence): void {
  cpSync(corpus.data, data, { recursive: true });
  if (!evidence) return;
  writeFileSync(join(data, "evidence.json"), pretty(evidence));
  writeFileSync(join(data, "site.json"), pretty({ ...SITE, originals: { copies: "find" } }));
}

function aiOf(number: number, { published }: Record): Pick<Record, "ai"> {
  if (number % 3 !== 0) return {};
  return { ai: [{ use: "translation", system: "示例系统", reviewed: { by: "示例部", on: published } }] };
}

function withChain(source: Source, number: number, index: number): Exclude<Source, string> {
  const record = typeof source === "string" ? { source } : source;
  if ((number + index) % 3 !== 0) return record;
  const origin = sourceKey(1 + ((number + index) % SOURCE_COUNT));
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
  const passages = Array.from({ length: 30 }, () => WORDS).join(" ");
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

/** The same pixels with marks and without. @returns their paths */
async function drawings(folder: string, marked: boolean): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const raw = { width: 640, height: 400, channels: 3 as const };
  const sourceType = iptcSourceType("trained");
  const credit = { credit: "示例来源", creator: "示例记者", source: "示例来源", licence: "示例许可" };
  const xmp = xmpOf({ ...credit, sourceType, statement: SITE.url });
  return Promise.all(
    Array.from({ length: DIFFERENT_PICTURES }, async (_, number) => {
      const random = seededRandom(number);
      const pixels = Uint8Array.from({ length: raw.width * raw.height * 3 }, (__, at) => (at % 200) + 50 * random());
      const image = sharp(pixels, { raw }).jpeg({ quality: 90 });
      const file = join(folder, `${number}.jpg`);
      writeFileSync(file, await (marked ? image.withXmp(xmp) : image).toBuffer());
      return file;
    }),
  );
}
