import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import type { HtmlPicture } from "../../manuscripts/manuscript.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { Moved } from "../model.ts";
import { isAgencyCredit } from "./agency-credit.ts";
import { type CaptionCredit, captionCreditIn } from "./caption-credits.ts";
import { CreditedPicture, HAN } from "./credited-picture.ts";
import type { Judge } from "./judge.ts";

const LONGEST_NAME = 30;
/** What a camera, a telephone or a program calls a file. */
const FILE_NAME =
  /^(?:微信图片|微信截图|微信圖片|图片|圖片|照片|截[屏图圖]|屏幕快照|屏幕截图|螢幕快照|未标题|qq图片|qq截图|screen ?shot| at |\b[ap]m\b|[\w.()（）~-]|\s(?=[\d(（]))*$/iu;

/** Divides a caption into its words and its credit, and hears whose the picture is. */
export function readCaption(picture: CreditedPicture, caption: string, judge: Judge): void {
  const credit = captionCreditIn(caption, judge.names);
  if (!credit) {
    if (readBareName(picture, caption, judge)) return;
    picture.caption(caption);
    picture.hint(caption, judge);
    return;
  }
  picture.caption(credit.caption);
  sayCredit(picture, credit, judge);
}

/** How surely a caption's credit is one: a name in brackets could explain the caption as well, and that of an agency does not. */
export function reachOf(credit: CaptionCredit, judge: Judge): "图源" | "括号里的名字" {
  return credit.doubtful && !isAgencyCredit(credit, judge.names) ? "括号里的名字" : "图源";
}

/** Says whose a picture is by what stands beside it. */
export function sayCredit(picture: CreditedPicture, credit: CaptionCredit, judge: Judge): void {
  const reach = credit.several && !credit.doubtful ? "全文图源" : reachOf(credit, judge);
  picture.say(judge.credit(credit.said, reach, `${credit.caption} ${credit.typed}`.trim()), credit.typed, reach);
  // Of a picture that is nobody's, something else may say more.
  if (namesNobody(credit.said)) picture.hint(credit.caption, judge);
}

/** A registered name and nothing else is a credit, or says what the picture shows. @returns whether it is one */
export function readBareName(picture: CreditedPicture, text: string, judge: Judge): boolean {
  const key = text.length > LONGEST_NAME ? undefined : sourceKey(text, judge.names);
  if (key === undefined) return false;
  const verdict = judge.credit(text.trim(), "图下只有名字");
  if (verdict.is === "nobody") return false;
  picture.say(verdict, text.trim(), "图下只有名字");
  return true;
}

/**
 * Begins a picture with what its own HTML and the media library say of it.
 * @param attachment undefined where the body does not tell which it is
 */
export function beginPicture(
  name: string,
  html: HtmlPicture | undefined,
  attachment: ExportAttachment | undefined,
  judge: Judge,
  moved: Moved[],
): CreditedPicture {
  const picture = new CreditedPicture(name, html?.alt || attachment?.alt || "");
  const caption = html ? plain(html.caption) : "";
  if (caption !== "") {
    moved.push({ what: "图片说明", text: caption });
    readCaption(picture, caption, judge);
  }
  if (html && html.alt !== "" && !HAN.test(html.alt)) moved.push({ what: "图片描述", text: html.alt });
  for (const field of ["alt", "title"] as const) {
    const text = html?.[field] ?? "";
    if (text === "" || text === caption || !hearAttribute(picture, text, judge)) continue;
    moved.push({ what: "图片描述", text });
    const rest = captionCreditIn(text, judge.names)?.caption.trim();
    if (field === "alt") picture.describe(rest ?? text);
  }
  for (const field of [attachment?.caption, attachment?.description, attachment?.alt]) {
    const text = (field ?? "").replace(/<[^>]*>/g, "").trim();
    if (text === "" || text === caption || text === html?.alt) continue;
    if (hearAttribute(picture, text, judge) && text === attachment?.alt && !html?.alt)
      picture.describe(captionCreditIn(text, judge.names)?.caption.trim() ?? text);
  }
  const { credit, creditInFile } = attachment ?? {};
  if (credit !== undefined) picture.say(judge.credit(bare(credit, judge), "图源"), credit, "图源");
  // Whoever sold a picture has often filled it in, and nobody has read it.
  if (creditInFile !== undefined && creditInFile !== credit && !picture.isCredited)
    picture.say(judge.credit(creditInFile, "文件里的图源"), creditInFile, "文件里的图源");
  return picture;
}

/**
 * Hears what is set with a picture where no caption stands: what a library calls a file is seldom a caption; whose it is, it says on
 * purpose.
 * @returns whether it says whose the picture is
 */
function hearAttribute(picture: CreditedPicture, text: string, judge: Judge): boolean {
  const credit = captionCreditIn(text, judge.names);
  if (!credit && !(FILE_NAME.test(text) && sourceKey(text, judge.names) === undefined)) picture.hint(text, judge);
  if (!credit || credit.several || namesNobody(credit.said)) return false;
  sayCredit(picture, credit, judge);
  return true;
}

/** `图源：CTV` in a field that is for whose a picture is says 图源 twice. */
function bare(credit: string, judge: Judge): string {
  const found = captionCreditIn(credit, judge.names);
  return found?.caption.trim() === "" ? found.said : credit;
}
