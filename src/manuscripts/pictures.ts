import type { SourceNames } from "../content/source-registry.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import { SLUG } from "../domain/text-rules.ts";
import { plain } from "./escaped-text.ts";
import { labelOf } from "./labels.ts";
import {
  type Block,
  type HtmlPicture,
  pictureBlock,
  placedPicture,
  type RemovedLine,
  type ReviewNote,
  removedLine,
} from "./manuscript.ts";

type Credit = Pick<PictureRecord, "credit" | "creditNote">;

/** Not a source: these say that nobody was asked. */
const NOBODY = /^(?:来?自?(?:互联)?网络?(?:图片|截图)?|网图|图片来自网络|资料图(?:片)?|未知|不详)$/;

/**
 * The credit of a picture as the record writes it.
 * @param value behind `图源：`; undefined when no such line came. A name that is not registered stays as it is, for the
 * check to report
 */
export function creditFor(value: string | undefined, names: SourceNames): Credit {
  if (value === undefined || value === "") return { credit: null, creditNote: "原稿没有注明这张图片的出处" };
  if (NOBODY.test(value)) return { credit: null, creditNote: `原稿只写了“${value}”，没有注明这张图片的出处` };
  return { credit: names.resolve(value)?.key ?? value };
}

const LONGEST = 40;
/** A file name of a picture, whatever its folder and query. */
const EXTENSION = /\.(?:jpe?g|jfif|png|gif|webp|avif|heic|bmp|tiff?)$/i;

/**
 * A name for a picture's record, made of its file name; `picture-3` where that says nothing, as in `640?wx_fmt=png`.
 * @param taken names that other pictures have
 */
export function pictureName(address: string, taken: Pick<ReadonlySet<string>, "has">): string {
  const file = (/^[^?#]*/.exec(address)?.[0] ?? "").split(/[/\\]/).at(-1) ?? "";
  const stem = file
    .replace(EXTENSION, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  const base = SLUG.test(stem) && stem.length >= 3 && !/^\d+$/.test(stem) ? stem : "picture";
  if (base !== "picture" && !taken.has(base)) return base;
  return `${base}-${freeNumber(base === "picture" ? 1 : 2, (number) => taken.has(`${base}-${number}`))}`;
}

/** The number behind those in use, found by doubling and halving: a page may hold ten thousand pictures. */
function freeNumber(first: number, isTaken: (number: number) => boolean): number {
  if (!isTaken(first)) return first;
  let used = first;
  let free = first + 1;
  while (isTaken(free)) [used, free] = [free, 2 * free];
  while (free - used > 1) {
    const middle = (used + free) >> 1;
    if (isTaken(middle)) used = middle;
    else free = middle;
  }
  return free;
}

/** Whether a line is nothing but the name of a picture's file. */
export function isPictureFile(line: string): boolean {
  return EXTENSION.test(line) && /^[\p{L}\p{N} ._()（）-]{1,80}$/u.test(line);
}

/** A picture's file name without its end, alone in a paragraph: what WordPress leaves of one. */
const STRAY_NAME = /^(?=.*[a-z])[a-z0-9][a-z0-9_-]{3,39}$/;
const PLACEHOLDER =
  /^[[【（(<]\s*(?:图|图片|照片|插图|配图|image|img|photo|picture)\s*[^\]】）)>:：/／]{0,10}[\]】）)>]$/i;
/** `特朗普在白宫。（图源：CBC）` */
const CAPTION_WITH_CREDIT =
  /^(.*?)[\s（(【[|｜，,]*(?:图源|图片来源|图片出处|图片|摄影|图|photo(?:\s+(?:by|credit))?|credit|来源)\s*[:：/／]\s*([^）)\]】]+)[）)\]】]?[。.]?$/iu;
const CAPTION_SIGN = /^[▲△▼▽↑◎■]\s*(?=\S)/;
const LONGEST_CAPTION = 120;
/** A source line behind a picture is the picture's only when the text goes on; otherwise it is the article's. */
const TEXT_GOES_ON = 3;
const HAN = /\p{Script=Han}/u;

/** A paragraph of several sentences, or a long one, that ends in a credit without brackets, is no caption. */
const LONGEST_BARE_CAPTION = 40;
const SEVERAL_SENTENCES = /[。！？!?；;].*\S/;
const CAPTION_SHORTCODE = /^(\[(?:wp_)?caption(?:\s[^\]]*)?\])?\s*(.*?)\s*(\[\/(?:wp_)?caption\])?$/s;
const DOUBTFUL = "这一段的末尾像是上面图片的署名，留在正文里没有动；是的话，把它移到那张图片的 credit。";

interface Found {
  readonly blocks: readonly Block[];
  readonly pictures: ReadonlyMap<string, PictureRecord>;
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/**
 * Finds where pictures stood, by what is left of them, and moves the captions and credits that follow into their records.
 * @param html the pictures of HTML by name
 */
export function withPictures(
  blocks: readonly Block[],
  html: ReadonlyMap<string, HtmlPicture>,
  names: SourceNames,
): Found {
  const out: Block[] = [];
  const pictures = new Map<string, PictureRecord>();
  const removed: RemovedLine[] = [];
  const nameOf = (address: string) => pictureName(address, { has: (name) => html.has(name) || pictures.has(name) });
  /** Paragraphs whose end may be the credit of the picture before them. */
  const doubtful: Block[] = [];
  /** The picture that a caption or credit would belong to, while nothing else has come. */
  let open: string | undefined;
  for (const [index, block] of blocks.entries()) {
    const text = plain(block.escaped);
    const known = placedPicture(block);
    if (known !== undefined) begin(known, block);
    else if (takesShortcode(text, block)) continue;
    else if (index > 0 && isLeftOver(text)) {
      begin(nameOf(PLACEHOLDER.test(text) ? "" : text), block);
      removed.push(removedLine(block, "图片"));
    } else if (index === 0 || !takesCredit(text, block, blocks.length - index)) {
      out.push(block);
      open = undefined;
    }
  }
  const reviewNotes = [
    ...[...pictures.keys()].map((name) => missingFile(name, html.get(name))),
    ...doubtful.map((block): ReviewNote => ({ at: { block }, message: DOUBTFUL })),
  ];
  return { blocks: out, pictures, removed, reviewNotes };

  function begin(name: string, { line }: Block): void {
    pictures.set(name, newRecord(html.get(name), names));
    out.push({ escaped: pictureBlock(name), line });
    const caption = html.get(name)?.caption;
    if (caption) removed.push(removedLine({ escaped: caption }, "图片说明"));
    open = name;
  }

  /** `[caption …]` and `[/caption]` stand around a picture and its caption; of plain text the picture is gone. */
  function takesShortcode(text: string, block: Block): boolean {
    if (!text.includes("caption")) return false;
    const [, opening, caption = "", closing] = CAPTION_SHORTCODE.exec(text) ?? [];
    if (opening === undefined && (closing === undefined || open === undefined)) return false;
    if (opening !== undefined && closing !== undefined) begin(nameOf(""), block);
    const record = open === undefined ? undefined : pictures.get(open);
    if (open !== undefined && record && closing !== undefined) pictures.set(open, withCaption(record, caption, names));
    else if (caption !== "") return false;
    removed.push(removedLine(block, caption === "" ? "短代码" : "图片说明"));
    return true;
  }

  /** @param left how many blocks there are from here on */
  function takesCredit(text: string, block: Block, left: number): boolean {
    const label = labelOf(text);
    const record = open === undefined ? undefined : pictures.get(open);
    const own = label?.subject === "credit" || (label?.subject === "source" && left > TEXT_GOES_ON);
    if (label && own && open !== undefined && record?.credit === null)
      pictures.set(open, { ...withoutNote(record), ...creditFor(label.value, names) });
    else if (label?.subject === "credit" && /^[（(【[]?(?:图源|图片来源|图片出处)/.test(text)) {
      // Pictures do not survive the way through Word and the clipboard; their credits do.
      begin(nameOf(""), block);
      return takesCredit(text, block, left);
    } else if (open !== undefined && record && !label && record.caption === undefined && isCaption(text)) {
      pictures.set(open, withCaption(record, text.replace(CAPTION_SIGN, ""), names));
    } else {
      if (open !== undefined && !label && CAPTION_WITH_CREDIT.test(text.slice(-LONGEST_CAPTION))) doubtful.push(block);
      return false;
    }
    removed.push(removedLine(block, label ? "图源" : "图片说明"));
    return true;
  }
}

/** @param from the picture in HTML; undefined when only its place was left */
function newRecord(from: HtmlPicture | undefined, names: SourceNames): PictureRecord {
  const [caption, credit] = captionAndCredit(plain(from?.caption ?? ""));
  return {
    ...(from && HAN.test(from.alt) && { alt: from.alt }),
    ...(caption !== "" && { caption }),
    ...creditFor(credit, names),
    unavailable: from ? "原稿的图片文件没有保存" : "原稿只留下图片编号，图片文件没有保存",
  };
}

function missingFile(name: string, from: HtmlPicture | undefined): ReviewNote {
  const where = from?.address ? `，原来在 ${from.address}` : "";
  const link = from?.link ? `，链接到 ${from.link}` : "";
  const alt = from?.alt && !HAN.test(from.alt) ? `，原来的说明是“${from.alt}”` : "";
  return {
    at: { field: ["pictures", name, "unavailable"] },
    code: "missing-picture-file",
    message: `图片“${name}”的文件不在手边，先登记为不能展示${where}${link}${alt}。`,
  };
}

function isLeftOver(text: string): boolean {
  return STRAY_NAME.test(text) || PLACEHOLDER.test(text) || isPictureFile(text);
}

function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  const caption = CAPTION_WITH_CREDIT.exec(text)?.[1];
  if (CAPTION_SIGN.test(text) || caption === undefined) return CAPTION_SIGN.test(text);
  const inBrackets = /^[\s，,]*[（(【[|｜]/.test(text.slice(caption.length));
  return inBrackets || (caption.length <= LONGEST_BARE_CAPTION && !SEVERAL_SENTENCES.test(caption));
}

function withCaption(record: PictureRecord, text: string, names: SourceNames): PictureRecord {
  const [caption, credit] = captionAndCredit(text);
  return {
    ...(credit === undefined ? record : { ...withoutNote(record), ...creditFor(credit, names) }),
    ...(caption !== "" && { caption }),
  };
}

function captionAndCredit(text: string): [caption: string, credit: string | undefined] {
  const found = text.length > 2 * LONGEST_CAPTION ? null : CAPTION_WITH_CREDIT.exec(text);
  return found ? [(found[1] ?? "").trim(), found[2]?.trim()] : [text, undefined];
}

/** The record for another credit than the one it was begun with. */
function withoutNote({ creditNote: _, ...record }: PictureRecord): PictureRecord {
  return record;
}
