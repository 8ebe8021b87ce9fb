import { PictureRecord } from "../../domain/article-record.ts";
import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import type { HtmlPicture } from "../../manuscripts/manuscript.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { CreditFound, Moved } from "../model.ts";
import { type CaptionCredit, captionCreditIn } from "./caption-credits.ts";
import { creditClue, spokenClue } from "./credit-clue.ts";
import type { Judge, Reach, Verdict } from "./judge.ts";

/** Shown in the place of a picture of which nobody knows whose it is. */
const UNKNOWN = "旧站没有注明出处，查明以前不展示";
const ONLY_A_CODE = "旧站只留下图片编号，图片文件没有保存";
const UNREADABLE = "旧站写了图片的来历，原样写不下，还没有核实";
const LONGEST_NOTE = 200;
const LONGEST_NAME = 30;
const HAN = /\p{Script=Han}/u;
/** What a camera, a telephone or a program calls a file. */
const FILE_NAME =
  /^(?:微信图片|微信截图|微信圖片|图片|圖片|照片|截[屏图圖]|屏幕快照|屏幕截图|螢幕快照|未标题|qq图片|qq截图|screen ?shot| at |\b[ap]m\b|[\w.()（）~-]|\s(?=[\d(（]))*$/iu;

/** What was said of one picture alone. */
const BESIDE: ReadonlySet<Reach> = new Set(["图源", "图下只有名字", "括号里的名字", "图上方的图源", "说明里的名字"]);

interface Said {
  readonly verdict: Verdict;
  /** As the export has it. */
  readonly from: string;
  readonly reach: Reach;
}

/** A picture of a post, while what stands around it is read. */
export class CreditedPicture {
  readonly name: string;
  #alt: string;
  readonly #said: Said[] = [];
  readonly #captions: string[] = [];
  readonly #clues = new Set<string>();
  /** What is no caption that a record could have, and stays in the text below it. */
  readonly below: string[] = [];

  readonly #isCode: boolean;

  /** @param isCode whether only the code of a file was left of it */
  constructor(name: string, alt: string, isCode = false) {
    this.name = name;
    this.#alt = alt;
    this.#isCode = isCode;
  }

  /** Whether something beside it has said whose it is. */
  get isCredited(): boolean {
    return this.#said.some(({ reach, verdict }) => BESIDE.has(reach) && verdict.is !== "nobody");
  }

  /** Whether something beside it names somebody, or may do so: what is said of others is not said of it. */
  get mayBeCredited(): boolean {
    return this.isCredited || this.#clues.size > 0;
  }

  get hasCaption(): boolean {
    return this.#captions.length > 0;
  }

  say(verdict: Verdict, from: string, reach: Reach): void {
    this.#said.push({ verdict, from, reach });
  }

  /** What it shows, without whose it is. */
  describe(alt: string): void {
    this.#alt = alt;
  }

  /**
   * Hears a text in which somebody may be named, though nothing tells that it is whoever the picture is of.
   * @param isRunning whether it is a paragraph, in which names stand for any reason
   */
  hint(text: string, judge: Judge, isRunning = false): void {
    const clue = (isRunning ? spokenClue : creditClue)(text, judge.names);
    if (clue !== undefined) this.#clues.add(clue);
  }

  /** Hears words that say whose a picture is, though perhaps not this one. */
  suspect(typed: string): void {
    this.#clues.add(typed);
  }

  /** Where nobody was named by what is said of it, a line that speaks of pictures anywhere in the text may be about this one. */
  settleLines(lines: readonly string[], judge: Judge): void {
    if (this.#said.some(({ verdict }) => verdict.is !== "nobody")) return;
    for (const line of lines) this.say(judge.credit(line, "说明里的名字"), line, "说明里的名字");
  }

  /** Where nothing says whose it is, what may do so is asked of this picture alone: no decision about many covers it. */
  settleClues(judge: Judge): void {
    if (!this.isCredited)
      for (const clue of this.#clues) {
        const verdict = judge.credit(clue, "说明里的名字");
        if (verdict.is !== "nobody") this.say(verdict, clue, "说明里的名字");
      }
    this.#clues.clear();
  }

  /** Whoever has signed the text and is named beside its picture has taken it. */
  settleSigned(signed: readonly string[], judge: Judge): void {
    for (const [index, { verdict, from, reach }] of this.#said.entries()) {
      if (verdict.is !== "asked" || reach !== "图源") continue;
      const name = signed.find((one) => verdict.question.shown === `${reach}：${one}`);
      if (name === undefined) continue;
      judge.withdraw(verdict.question);
      this.#said[index] = { verdict: { is: "certain", source: { name } }, from, reach };
    }
  }

  caption(text: string): void {
    const caption = text.replace(/\s+/g, " ").trim();
    if (caption === "" || this.#captions.includes(caption)) return;
    const whole = [...this.#captions, caption].join(" ");
    if (PictureRecord.shape.caption.safeParse(whole).success) this.#captions.push(caption);
    else this.below.push(caption);
  }

  /** Two that contradict each other are none; what was said of all counts where nothing was said of this one. */
  get record(): { readonly record: PictureRecord; readonly found: CreditFound } {
    const own = this.#said.filter(({ reach }) => BESIDE.has(reach));
    const said = own.some(({ verdict }) => verdict.is !== "nobody") ? own : this.#said;
    const certain = said.filter(({ verdict }) => verdict.is === "certain");
    const [first] = certain;
    const others = said.some(({ verdict }) => verdict.is === "asked" || differs(verdict, first?.verdict));
    const of = { picture: this.name };
    const from = [...new Set(said.map((one) => one.from))].join("；");
    const begun = {
      ...(HAN.test(this.#alt) && PictureRecord.shape.alt.safeParse(this.#alt).success && { alt: this.#alt }),
      ...(this.hasCaption && { caption: this.#captions.join(" ") }),
      ...(this.#isCode && { unavailable: ONLY_A_CODE }),
    };
    if (first?.verdict.is === "certain" && !others)
      return {
        record: { ...begun, credit: first.verdict.source },
        found: { of, certainty: "certain", from: first.from },
      };
    const asked = said.some(({ verdict }) => verdict.is !== "nobody");
    return {
      record: { credit: null, unavailable: UNKNOWN, ...begun, ...(from !== "" && { creditNote: noteOn(from, asked) }) },
      found: { of, certainty: asked ? "asked" : "unknown", from },
    };
  }
}

function differs(one: Verdict, other: Verdict | undefined): boolean {
  if (one.is !== "certain" || other?.is !== "certain") return false;
  return JSON.stringify(one.source) !== JSON.stringify(other.source);
}

function noteOn(from: string, asked: boolean): string {
  const note = asked ? `旧站注明“${from}”，还没有核实` : `旧站只注明“${from}”，没有写明出处`;
  return note.length <= LONGEST_NOTE && PictureRecord.shape.creditNote.safeParse(note).success ? note : UNREADABLE;
}

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

/** Says whose a picture is by what stands beside it. */
export function sayCredit(picture: CreditedPicture, credit: CaptionCredit, judge: Judge): void {
  const reach = credit.doubtful ? "括号里的名字" : credit.several ? "全文图源" : "图源";
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
