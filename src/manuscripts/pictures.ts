import type { SourceNames } from "../content/source-registry.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import { creditedPerson, namesNobody } from "./credit-owners.ts";
import { plain } from "./escaped-text.ts";
import { labelOf } from "./label-words.ts";
import {
  type Block,
  type HtmlPicture,
  pictureBlock,
  placedPicture,
  type RemovedLine,
  type ReviewNote,
  removedLine,
} from "./manuscript.ts";
import { pictureCreditIn } from "./picture-credits.ts";
import { isPictureFile, pictureName } from "./picture-name.ts";
import { sourceKey } from "./source-keys.ts";

type Credit = Pick<PictureRecord, "credit" | "creditNote">;

/**
 * The credit of a picture as the record writes it.
 * @param value behind `图源：`; undefined when no such line came. A name that is not registered stays as it is, for the
 * check to report
 */
function creditFor(value: string | undefined, names: SourceNames): Credit {
  if (value === undefined || value === "") return { credit: null, creditNote: "原稿没有注明这张图片的出处" };
  if (namesNobody(value)) return { credit: null, creditNote: `原稿只写了“${value}”，没有注明这张图片的出处` };
  const person = creditedPerson(value, names);
  return { credit: sourceKey(value, names) ?? (person ? { source: person.key, author: person.author } : value) };
}

/** A picture's file name without its end, alone in a paragraph: what WordPress leaves of one. */
const STRAY_NAME = /^(?=.*[a-z])[a-z0-9][a-z0-9_-]{3,39}$/;
const PLACEHOLDER =
  /^[[【（(<]\s*(?:图|图片|照片|插图|配图|image|img|photo|picture)\s*[^\]】）)>:：/／]{0,10}[\]】）)>]$/i;
/** `特朗普在白宫。（图源：CBC）` */
const CAPTION_WITH_CREDIT =
  /^(.*?)[\s（(【[|｜，,]*(?:[图圖]源|[图圖]片[来來]源|[图圖]片出[处處]|[图圖]片|[摄攝]影|[图圖]|photo(?:\s+(?:by|credit))?|credit|[来來]源)\s*[:：/／]\s*([^）)\]】]+)[）)\]】]?[。.]?$/iu;
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
  const finder = new PictureFinder(html, names);
  for (const [index, block] of blocks.entries()) finder.read(block, index === 0, blocks.length - index);
  const { out, pictures, removed, doubtful } = finder;
  const reviewNotes = [
    ...[...pictures.keys()].map((name) => missingFile(name, html.get(name))),
    ...doubtful.map((block): ReviewNote => ({ at: { block }, message: DOUBTFUL })),
  ];
  return { blocks: out, pictures, removed, reviewNotes };
}

class PictureFinder {
  readonly out: Block[] = [];
  readonly pictures = new Map<string, PictureRecord>();
  readonly removed: RemovedLine[] = [];
  /** Paragraphs whose end may be the credit of the picture before them. */
  readonly doubtful: Block[] = [];
  /** The picture that a caption or credit would belong to, while nothing else has come. */
  #open: string | undefined;

  constructor(
    readonly html: ReadonlyMap<string, HtmlPicture>,
    readonly names: SourceNames,
  ) {}

  /** @param left how many blocks there are from here on */
  read(block: Block, isFirst: boolean, left: number): void {
    const text = plain(block.escaped);
    const known = placedPicture(block);
    if (known !== undefined && !this.html.has(known)) {
      // A video or sound.
      this.out.push(block);
      this.#open = undefined;
    } else if (known !== undefined) this.#begin(known, block);
    else if (this.#takesShortcode(text, block)) return;
    else if (!isFirst && isLeftOver(text)) {
      this.#begin(this.#nameOf(PLACEHOLDER.test(text) ? "" : text), block);
      this.removed.push(removedLine(block, "图片"));
    } else if (isFirst || !this.#takesCredit(text, block, left)) {
      this.out.push(block);
      this.#open = undefined;
    }
  }

  #nameOf(address: string): string {
    return pictureName(address, { has: (name) => this.html.has(name) || this.pictures.has(name) });
  }

  #begin(name: string, { line, gallery }: Block): void {
    this.pictures.set(name, newRecord(this.html.get(name), this.names));
    this.out.push({ escaped: pictureBlock(name), line, gallery });
    const caption = this.html.get(name)?.caption;
    if (caption) this.removed.push(removedLine({ escaped: caption }, "图片说明"));
    this.#open = name;
  }

  /** `[caption …]` and `[/caption]` stand around a picture and its caption; of plain text the picture is gone. */
  #takesShortcode(text: string, block: Block): boolean {
    if (!text.includes("caption")) return false;
    const [, opening, caption = "", closing] = CAPTION_SHORTCODE.exec(text) ?? [];
    if (opening === undefined && (closing === undefined || this.#open === undefined)) return false;
    if (opening !== undefined && closing !== undefined) this.#begin(this.#nameOf(""), block);
    if (closing !== undefined) this.#change((record) => withCaption(record, caption, this.names));
    if (caption !== "" && (closing === undefined || this.#open === undefined)) return false;
    this.removed.push(removedLine(block, caption === "" ? "短代码" : "图片说明"));
    return true;
  }

  #takesCredit(text: string, block: Block, left: number): boolean {
    const label = labelOf(text) ?? this.#unlabelled(text);
    const record = this.pictures.get(this.#open ?? "");
    const own = label?.subject === "credit" || (label?.subject === "source" && left > TEXT_GOES_ON);
    if (label && own && record?.credit === null)
      this.#change((begun) => ({ ...withoutNote(begun), ...creditFor(label.value, this.names) }));
    else if (label?.subject === "credit" && /^[（(【[]?(?:图源|图片来源|图片出处)/.test(text)) {
      // Pictures do not survive the way through Word and the clipboard; their credits do.
      this.#begin(this.#nameOf(""), block);
      return this.#takesCredit(text, block, left);
    } else if (record && !label && record.caption === undefined && isCaption(text))
      this.#change((begun) => withCaption(begun, text.replace(CAPTION_SIGN, ""), this.names));
    else {
      if (record && !label && CAPTION_WITH_CREDIT.test(text.slice(-LONGEST_CAPTION))) this.doubtful.push(block);
      return false;
    }
    this.removed.push(removedLine(block, label ? "图源" : "图片说明"));
    return true;
  }

  /** `CBC图片`, `新华社记者张三摄`: a line that is nothing but a credit needs no colon. */
  #unlabelled(text: string): { readonly subject: "credit"; readonly value: string } | undefined {
    const found = text.length > LONGEST_CAPTION ? undefined : pictureCreditIn(text, this.names);
    const sure = found?.from === 0 && !found.several && !found.doubtful;
    return sure && this.#open !== undefined ? { subject: "credit", value: found.said } : undefined;
  }

  #change(change: (record: PictureRecord) => PictureRecord): void {
    const record = this.pictures.get(this.#open ?? "");
    if (this.#open !== undefined && record) this.pictures.set(this.#open, change(record));
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
