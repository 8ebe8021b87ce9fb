import { PictureRecord } from "../../domain/article-record.ts";
import type { CreditFound } from "../model.ts";
import { creditClue, spokenClue } from "./credit-clue.ts";
import type { Judge, Reach, Verdict } from "./judge.ts";

/** Shown in the place of a picture of which nobody knows whose it is. */
const UNKNOWN = "旧站没有注明出处，查明以前不展示";
const ONLY_A_CODE = "旧站只留下图片编号，图片文件没有保存";
const UNREADABLE = "旧站写了图片的来历，原样写不下，还没有核实";
const NEARBY = "旁边的文字里可能写着出处，还没有核实";
const LONGEST_NOTE = 200;
/** What is longer is no name, and stands in the text or the caption. */
const LONGEST_NEARBY = 30;
export const HAN = /\p{Script=Han}/u;

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

  /** Whether the same words have been heard of it, as where a caption repeats what describes the picture. */
  hasSaid(typed: string): boolean {
    return this.#said.some(({ from }) => from === typed);
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
    // One of them may tell more: Ann Lee/Gazette, and Gazette.
    const first = certain.find(({ verdict }) => authorOf(verdict) !== undefined) ?? certain[0];
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
      record: { credit: null, unavailable: UNKNOWN, ...begun, ...(from !== "" && { creditNote: noteOn(from, said) }) },
      found: { of, certainty: asked ? "asked" : "unknown", from },
    };
  }
}

function differs(one: Verdict, other: Verdict | undefined): boolean {
  if (
    one.is !== "certain" ||
    other?.is !== "certain" ||
    (authorOf(one) === undefined && ownerOf(one) === ownerOf(other))
  )
    return false;
  return JSON.stringify(one.source) !== JSON.stringify(other.source);
}

function ownerOf(verdict: Verdict): string | undefined {
  if (verdict.is !== "certain" || typeof verdict.source === "string")
    return verdict.is === "certain" ? String(verdict.source) : undefined;
  return "source" in verdict.source ? verdict.source.source : verdict.source.name;
}

function authorOf(verdict: Verdict): string | undefined {
  return verdict.is === "certain" && typeof verdict.source !== "string" ? verdict.source.author : undefined;
}

/** What readers are told of a picture that nobody has answered for: a caption or a line beside it is no credit of the old site's. */
function noteOn(from: string, said: readonly Said[]): string {
  const asked = said.filter(({ verdict }) => verdict.is !== "nobody");
  if (asked.length > 0 && asked.every(({ reach }) => reach === "说明里的名字"))
    return from.length <= LONGEST_NEARBY && PictureRecord.shape.creditNote.safeParse(from).success
      ? `旁边写着“${from}”，是不是出处还没有核实`
      : NEARBY;
  const note = asked.length > 0 ? `旧站注明“${from}”，还没有核实` : `旧站只注明“${from}”，没有写明出处`;
  return note.length <= LONGEST_NOTE && PictureRecord.shape.creditNote.safeParse(note).success ? note : UNREADABLE;
}
