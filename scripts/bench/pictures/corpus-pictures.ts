import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { iptcSourceType } from "../../../src/domain/digital-source.ts";
import { sampleArticle } from "../corpus.ts";
import { type CorpusFolders, writeArticle, writeWhole } from "../corpus-files.ts";
import { besides, writeData } from "../corpus-provenance.ts";
import { Words } from "../words.ts";
import { drawPhoto } from "./photo.ts";

/** One picture with a file in so many articles; making pictures costs far more than all else. */
const ARTICLES_A_PICTURE = 10;
const DIFFERENT_PICTURES = 20;
/** As a generator writes it. */
const MARKS =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' +
  'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ' +
  `photoshop:Credit="示例来源" Iptc4xmpExt:DigitalSourceType="${iptcSourceType("trained")}"/></rdf:RDF></x:xmpmeta>`;

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

/** The same pixels with marks and without. @returns their paths */
async function drawings(folder: string, marked: boolean): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    Array.from({ length: DIFFERENT_PICTURES }, async (_, number) => {
      const image = sharp(await drawPhoto(number, 640, 400)).jpeg({ quality: 92 });
      const file = join(folder, `${number}.jpg`);
      writeFileSync(file, await (marked ? image.withXmp(MARKS) : image).toBuffer());
      return file;
    }),
  );
}
