import { type Converter, mayChange } from "./converter.ts";
import { alone } from "./memory.ts";
import type { Digests, Recalled, Recurring } from "./recurring.ts";
import type { TraditionalScript } from "./script.ts";
import type { Trace } from "./trace.ts";
import type { Writing } from "./units.ts";
import type { UsedTogether } from "./used-words.ts";

/** Between the texts of a line where it is remembered; no text has it. */
const MARK = "\0";
/** Stand behind the last text of a line: of an article's, and of one in which the publication speaks. */
const [END, END_OF_OURS] = [-1, -2];

/** A text that will be converted: in JSON it stands for what it becomes. */
export interface Slot {
  toJSON(): string;
}

/** What converts the lines of a file. */
export interface Hand {
  readonly script: TraditionalScript;
  readonly writing: Writing;
  /** Of the line that is written. */
  readonly digests: Digests;
  /** Which words a title or a lede was written with that holds as it stands. */
  readonly usesOf: (text: string) => UsedTogether | undefined;
  readonly theirs: Voice;
  /** Of lines in which the publication itself speaks. */
  readonly ours: Voice;
}

/** Words that lines are written with. */
export interface Voice {
  readonly converter: Converter;
  /** Titles and the like, which stand in many sections. */
  readonly lines: Recurring<WrittenLine & Recalled>;
}

/** What a line has become. */
export interface WrittenLine {
  /** As it was divided. */
  readonly texts: readonly string[];
  readonly uses: UsedTogether;
  readonly terms: readonly string[];
}

/**
 * A text in the other script before its words are known: markup and addresses as they will be, and between them the lines
 * to convert. All of them are converted once it is known which articles the file speaks of; a line that stood elsewhere is not
 * converted again.
 */
export class Draft {
  readonly #pieces: (string | number | (() => string))[] = [];
  /** Simplified texts by number; in the end, what they have become. */
  readonly #texts: string[] = [];
  /** The texts of lines, line by line, with END behind each line. */
  readonly #lines: number[] = [];
  /** The texts of the line that goes on. */
  #line: number[] = [];
  #ours = false;

  /** From here on the publication speaks, or others do; to begin with, they do. No line goes across. */
  speak(ours: boolean): void {
    this.endLine();
    this.#ours = ours;
  }

  /** Text that stays as it is. */
  keep(text: string): void {
    if (text !== "") this.#pieces.push(text);
  }

  /** A piece of the line that goes on. */
  part(text: string): void {
    this.#line.push(this.#texts.length);
    this.#pieces.push(this.#texts.length);
    this.#texts.push(text);
  }

  /** A word may go on from one part of a line to the next, but no further than here. */
  endLine(): void {
    if (this.#line.length === 0) return;
    if (this.#line.some((number) => mayChange(this.#texts[number] ?? ""))) this.#lines.push(...this.#line, this.#end());
    this.#line = [];
  }

  /** A line by itself, such as a label in a tag, whichever line goes on around it. */
  aside(text: string): void {
    this.#pieces.push(this.#aside(text));
  }

  /** A line by itself that stands nowhere yet; the text itself where nothing will change. */
  slot(text: string): Slot | string {
    if (!mayChange(text)) return text;
    const number = this.#aside(text);
    return { toJSON: () => this.#texts[number] ?? "" };
  }

  /** A piece that is made when all slots are filled. */
  late(make: () => string): void {
    this.#pieces.push(make);
  }

  /** The whole in the other script. @param trace is told which words and terms were used */
  finish(hand: Hand, trace: Trace): string {
    this.endLine();
    if (this.#lines.length > 0) this.#convert(hand, trace);
    let text = "";
    for (const piece of this.#pieces) {
      if (typeof piece === "string") text += piece;
      else text += typeof piece === "number" ? this.#texts[piece] : piece();
    }
    return text;
  }

  #aside(text: string): number {
    const number = this.#texts.push(text) - 1;
    if (mayChange(text)) this.#lines.push(number, this.#end());
    return number;
  }

  #end(): number {
    return this.#ours ? END_OF_OURS : END;
  }

  #convert(hand: Hand, trace: Trace): void {
    const lines = this.#lines;
    for (let start = 0; start < lines.length; ) {
      let end = start + 1;
      while ((lines[end] ?? END) >= 0) end += 1;
      const voice = lines[end] === END_OF_OURS ? hand.ours : hand.theirs;
      const number = lines[start] ?? 0;
      if (end === start + 1)
        this.#texts[number] = written(this.#texts[number] ?? "", hand, voice, trace).texts[0] ?? "";
      else {
        const key = lines
          .slice(start, end)
          .map((one) => this.#texts[one] ?? "")
          .join(MARK);
        const { texts } = written(key, hand, voice, trace);
        for (let at = start; at < end; at += 1) this.#texts[lines[at] ?? 0] = texts[at - start] ?? "";
      }
      start = end + 1;
    }
    trace.addWords(hand.script.takeUsed());
  }
}

/** A line, converted now or earlier. @param key its texts, with marks between */
function written(key: string, hand: Hand, voice: Voice, trace: Trace): WrittenLine {
  const { digests } = hand;
  digests.read(key);
  const digest = digests.of(0, key.length);
  const line = voice.lines.get(digest, key, 0, key.length) ?? writtenLine(key, digest, hand, voice);
  hand.script.useLine(line.uses);
  for (const term of line.terms) {
    trace.terms.add(term);
    const uses = hand.usesOf(term);
    if (uses) hand.script.useLine(uses);
  }
  return line;
}

/** Converts a line as a whole and divides it again. */
function writtenLine(key: string, digest: number, { script, writing }: Hand, { converter, lines }: Voice): WrittenLine {
  const texts = key.split(MARK);
  const whole = texts.length === 1 ? key : texts.join("");
  const source = converter.source(whole);
  const boundaries: number[] = [];
  let end = 0;
  for (const text of texts) {
    // Only characters that Unicode has twice change the length here.
    end += source.length === whole.length ? text.length : converter.source(text).length;
    boundaries.push(end);
  }
  const terms = new Set<string>();
  writing.begin(source, boundaries);
  converter.walk(source, (from, to, converted) => writing.write(from, to, converted), {
    used: (term) => terms.add(term),
  });
  const line = { texts: writing.end(), uses: script.takeLine(), terms: [...terms] };
  // Most of what articles say is said once, and would fill the memory with what nobody asks for.
  return lines.isAgain(digest) ? lines.keep(digest, { ...line, source: alone(key) }) : line;
}
