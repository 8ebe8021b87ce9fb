import type { MediaRecord } from "../../domain/media.ts";
import { pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { htmlTree } from "../../manuscripts/html-tree.ts";
import { textIn } from "../../manuscripts/html-nodes.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { Judge, Verdict } from "../credits/judge.ts";
import type { PictureLibrary } from "./library.ts";
import type { FileNames } from "./pictures-of.ts";

/** Videos and sounds of one article. */
export interface ArticleMedia {
  /** Records as they are written: with a file, where the old site had it. */
  readonly media: ReadonlyMap<string, MediaRecord>;
  /** Files of the media library that they are. */
  readonly attachments: readonly number[];
  /** How many were the old site's own, how often which of them has no file. */
  readonly own: number;
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * Finds the files of those videos and sounds that lay on the old site itself, and whose they are by what the media library says. One
 * that nobody is named for is not played before somebody has found out; what is said and not certain is asked.
 *
 * @param names of the files of the article
 */
export function mediaOf(
  drafted: ReadonlyMap<string, MediaRecord>,
  library: PictureLibrary,
  judge: Judge,
  names: FileNames,
): ArticleMedia {
  const media = new Map<string, MediaRecord>();
  const attachments: number[] = [];
  const reasons = new Map<string, number>();
  let own = 0;
  for (const [name, record] of drafted) {
    const found = record.url === undefined ? undefined : library.findMedia(record.url, record.kind);
    if (!found) {
      media.set(name, record);
      continue;
    }
    own += 1;
    const { attachment } = found;
    if (attachment) attachments.push(attachment.id);
    const said = attachment ? credited(record, attachment, judge) : record;
    if ("reason" in found) {
      media.set(name, { ...said, unavailable: found.reason });
      reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1);
    } else {
      const { url: _, ...here } = said;
      media.set(name, { ...here, file: names.take(found.name, found.path) });
    }
  }
  return { media, attachments, own, reasons };
}

/** With what the media library says of whose it is. */
function credited(record: MediaRecord, { credit, caption, description }: ExportAttachment, judge: Judge): MediaRecord {
  if (credit !== undefined) return byVerdict(record, judge.credit(credit, "图源"), credit);
  for (const html of [caption, description]) {
    const text = textIn(htmlTree(html)).replace(/\s+/g, " ").trim();
    const found = pictureCreditIn(text, judge.names);
    if (!found) continue;
    return byVerdict(record, judge.credit(found.said, found.doubtful ? "括号里的名字" : "图源"), text.slice(found.from).trim());
  }
  return record;
}

function byVerdict(record: MediaRecord, verdict: Verdict, from: string): MediaRecord {
  if (verdict.is !== "certain") return { ...record, creditNote: `旧站注明“${from.slice(0, LONGEST_SAID)}”，还没有核实` };
  const { creditNote: _, unavailable: __, ...shown } = record;
  return { ...shown, credit: verdict.source };
}

const LONGEST_SAID = 150;
