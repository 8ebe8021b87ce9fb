import type { SourceNames } from "../content/source-registry.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import type { RemovedLine, ReviewNote } from "./draft.ts";
import { plain } from "./escaped-text.ts";
import { labelOf } from "./label.ts";
import { type Block, type HtmlPicture, pictureBlock, placedPicture } from "./manuscript.ts";
import { creditFor } from "./picture-credit.ts";
import { isPictureFile, pictureName } from "./picture-name.ts";

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

interface Found {
  readonly blocks: readonly Block[];
  readonly pictures: ReadonlyMap<string, PictureRecord>;
  readonly moved: readonly RemovedLine[];
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
  const taken = { has: (name: string) => html.has(name) || pictures.has(name) };
  const moved: RemovedLine[] = [];
  const reviewNotes: ReviewNote[] = [];
  /** The picture that a caption or credit would belong to, while nothing else has come. */
  let open: string | undefined;
  for (const [index, block] of blocks.entries()) {
    const text = plain(block.marked);
    const known = placedPicture(block);
    if (known !== undefined) begin(known, block, html.get(known));
    else if (index > 0 && isLeftOver(text)) {
      const address = PLACEHOLDER.test(text) ? "" : text;
      begin(pictureName(address, taken), block, undefined);
      moved.push({ what: "图片", text, line: block.line });
    } else if (index === 0 || !takesCredit(text, block, blocks.length - index)) {
      out.push(block);
      open = undefined;
    }
  }
  return { blocks: out, pictures, moved, reviewNotes };

  function begin(name: string, { line }: Block, from: HtmlPicture | undefined): void {
    const [caption = from?.caption ?? "", credit] = captionAndCredit(from?.caption ?? "");
    pictures.set(name, {
      ...(from && HAN.test(from.alt) && { alt: from.alt }),
      ...(caption !== "" && { caption }),
      ...creditFor(credit, names),
      unavailable: from ? "原稿的图片文件没有保存" : "原稿只留下图片编号，图片文件没有保存",
    });
    out.push({ marked: pictureBlock(name), ...(line !== undefined && { line }) });
    const where = from?.address ? `，原来在 ${from.address}` : "";
    const alt = from?.alt && !HAN.test(from.alt) ? `，原来的说明是“${from.alt}”` : "";
    reviewNotes.push({
      at: { field: ["pictures", name, "unavailable"] },
      code: "missing-picture-file",
      message: `图片“${name}”的文件不在手边，先登记为不能展示${where}${alt}。`,
    });
    open = name;
  }

  /** @param left how many blocks there are from here on */
  function takesCredit(text: string, block: Block, left: number): boolean {
    const label = labelOf(text);
    const record = open === undefined ? undefined : pictures.get(open);
    const own = label?.subject === "credit" || (label?.subject === "source" && left > TEXT_GOES_ON);
    if (label && own && open !== undefined && record?.credit === null) {
      pictures.set(open, { ...withoutNote(record), ...creditFor(label.value, names) });
    } else if (label?.subject === "credit" && /^[（(【[]?(?:图源|图片来源|图片出处)/.test(text)) {
      // Pictures do not survive the way through Word and the clipboard; their credits do.
      begin(pictureName("", taken), block, undefined);
      return takesCredit(text, block, left);
    } else if (open !== undefined && record && !label && record.caption === undefined && isCaption(text)) {
      const [caption = "", credit] = captionAndCredit(text.replace(CAPTION_SIGN, ""));
      const given = credit !== undefined && creditFor(credit, names);
      pictures.set(open, {
        ...(credit === undefined ? record : withoutNote(record)),
        ...given,
        ...(caption !== "" && { caption }),
      });
    } else return false;
    moved.push({ what: label ? "图源" : "图片说明", text, line: block.line });
    return true;
  }
}

function isLeftOver(text: string): boolean {
  return STRAY_NAME.test(text) || PLACEHOLDER.test(text) || isPictureFile(text);
}

function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  return CAPTION_SIGN.test(text) || CAPTION_WITH_CREDIT.test(text);
}

function captionAndCredit(text: string): [caption: string | undefined, credit: string | undefined] {
  const found = text.length > 2 * LONGEST_CAPTION ? null : CAPTION_WITH_CREDIT.exec(text);
  return found ? [found[1]?.trim(), found[2]?.trim()] : [text || undefined, undefined];
}

/** The record for another credit than the one it was begun with. */
function withoutNote({ creditNote: _, ...record }: PictureRecord): PictureRecord {
  return record;
}
