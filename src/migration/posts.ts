import { createReadStream } from "node:fs";
import type { SiteData } from "../content/site-data.ts";
import type { ExportItem } from "../wxr/item.ts";
import { readItem } from "../wxr/read-item.ts";
import { readWxrParts } from "../wxr/read-wxr.ts";
import { type Account, accountFor, outputsOf, textsOf } from "./accounting.ts";
import { composePost, type MoveFacts } from "./article.ts";
import { readBody } from "./body/read-body.ts";
import { creditPost } from "./credits/credit-post.ts";
import { Judge } from "./credits/judge.ts";
import type { IndexedExport } from "./export-index.ts";
import { withFeatured } from "./featured.ts";
import type { CreditFound, IndexedItem, MigratedArticle, Moved, Question } from "./model.ts";
import type { PictureLibrary } from "./pictures/library.ts";
import { mediaOf } from "./pictures/media-of.ts";
import { FileNames, picturesOf } from "./pictures/pictures-of.ts";
import { rightsQuestions } from "./pictures/rights.ts";

/** One post after all steps but the last. */
export interface MovedPost {
  readonly item: IndexedItem;
  readonly hasPassword: boolean;
  readonly repairs: ExportItem["repairs"];
  readonly article: MigratedArticle;
  readonly title: string;
  readonly moved: readonly Moved[];
  readonly remarks: readonly string[];
  readonly questions: readonly Question[];
  readonly credits: readonly CreditFound[];
  readonly account: Account;
  /** How many it has, how many of them have a file, and why the others have none. */
  readonly pictures: { readonly all: number; readonly files: number; readonly reasons: ReadonlyMap<string, number> };
  /** Of the media library: the files that it shows. */
  readonly attachments: readonly number[];
}

/** What is in no output any more although nobody took it out on purpose: a mistake of ours, which the report shows. */
const ASTRAY = "没有着落的文字";

/** Second pass: each post of an export on its way to an article, one after the other, so that no two bodies are in memory. */
export async function* movedPosts(
  index: IndexedExport,
  facts: MoveFacts,
  siteData: SiteData,
  library: PictureLibrary,
): AsyncGenerator<MovedPost> {
  for await (const [item, indexed] of exportedItems(index)) {
    const { fate } = indexed;
    if (fate.is !== "attachment" && fate.is !== "set-aside")
      yield await movedPost(item, indexed, index, facts, siteData, library);
  }
}

/** All items with what is known of each; in the order of the first pass. */
async function* exportedItems(index: IndexedExport): AsyncGenerator<readonly [ExportItem, IndexedItem]> {
  let at = 0;
  for (const { path } of index.files) {
    for await (const part of readWxrParts(createReadStream(path))) {
      if (part.kind !== "item" && part.kind !== "lost") continue;
      const indexed = index.items[at];
      at += 1;
      if (part.kind === "item" && indexed) yield [readItem(part.element, path, part.repairs), indexed];
    }
  }
}

async function movedPost(
  item: ExportItem,
  indexed: IndexedItem,
  index: IndexedExport,
  facts: MoveFacts,
  siteData: SiteData,
  library: PictureLibrary,
): Promise<MovedPost> {
  const { sourceNames: names, disclaimers } = siteData;
  const content = item.content.trim() === "" ? item.excerpt : item.content;
  const featured = index.attachments.get(Number(item.meta.get("_thumbnail_id")?.at(-1) ?? 0));
  const read = withFeatured(readBody({ ...item, content }, index.attachments), featured);
  const { attachments } = index;
  const credited = creditPost(read, item, { names, disclaimers, attachments, decisions: facts.decisions });
  const fileNames = new FileNames();
  const { pictures, files, reasons } = await picturesOf(credited.draft, read, library, fileNames);
  const judge = new Judge(names, facts.decisions);
  const { media, ...played } = mediaOf(credited.draft.media, library, judge, fileNames);
  const draft = { ...credited.draft, pictures, media };
  const source = { ...item, ...(content !== item.content && { excerpt: "" }) };
  const composed = composePost(source, indexed, { ...credited, draft }, facts);
  const { title, questions } = composed;
  const article = { ...composed.article, files };
  const remarks = [...read.remarks, ...credited.draft.reviewNotes.map(({ message }) => message)];
  // An address alone in a line is the picture that is there now.
  const addresses = [...read.manuscript.pictures.values(), ...read.manuscript.media.values()].map(
    ({ address }) => address,
  );
  const account = accountFor(content, [...outputsOf(article), ...textsOf(composed.moved, remarks), ...addresses]);
  const astray = account.lost.length > 0 ? [{ what: ASTRAY, text: account.lost.join(" ") }] : [];
  return {
    ...{
      item: indexed,
      hasPassword: item.hasPassword,
      repairs: item.repairs,
      article,
      title,
      questions: [...questions, ...judge.questions, ...rightsQuestions(composed.article.record, siteData, facts.decisions)],
      remarks,
      account,
    },
    moved: [...composed.moved, ...astray],
    credits: credited.credits,
    pictures: { files: files.size, all: pictures.size + played.own, reasons: sumOf(reasons, played.reasons) },
    attachments: [
      ...played.attachments,
      ...[...pictures.keys()].flatMap((name) => {
        const address = read.manuscript.pictures.get(name)?.address ?? "";
        return library.attachmentOf(read.attachments.get(name) ?? 0, address)?.id ?? [];
      }),
    ],
  };
}

function sumOf(...counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const [what, count] of counts.flatMap((one) => [...one])) sum.set(what, (sum.get(what) ?? 0) + count);
  return sum;
}
