import { type Converter, mayChange } from "./converter.ts";
import type { TraditionalScript } from "./script.ts";
import type { Trace } from "./trace.ts";
import type { Writing } from "./units.ts";

/** Between lines; no text has it, and no word goes across it. */
const MARK = "\0";
/** Stands behind the last text of a line. */
const END = -1;

/** A text that will be converted: in JSON it stands for what it becomes. */
export interface Slot {
  toJSON(): string;
}

/** What converts the lines of a file. */
export interface Hand {
  readonly converter: Converter;
  readonly script: TraditionalScript;
  readonly writing: Writing;
}

/**
 * A text in the other script before its words are known: markup and addresses as they will be, and between them the lines
 * to convert. All lines of a file are converted together, once it is known which articles it speaks of, and in one go: that is
 * several times cheaper than one by one.
 */
export class Draft {
  readonly #pieces: (string | number | (() => string))[] = [];
  /** Simplified texts by number; in the end, what they have become. */
  readonly #texts: string[] = [];
  /** The texts of lines, line by line, with END behind each line. */
  readonly #lines: number[] = [];
  /** The texts of the line that goes on. */
  #line: number[] = [];

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
    if (this.#line.some((number) => mayChange(this.#texts[number] ?? ""))) this.#lines.push(...this.#line, END);
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
    if (mayChange(text)) this.#lines.push(number, END);
    return number;
  }

  #convert({ converter, script, writing }: Hand, trace: Trace): void {
    const boundaries: number[] = [];
    const source = this.#source(converter, boundaries);
    writing.begin(source, boundaries);
    script.takeUsed();
    converter.walk(source, (from, to, converted) => writing.write(from, to, converted), {
      used: (term) => trace.terms.add(term),
    });
    trace.addWords(script.takeUsed());
    const { text, places } = writing.end();
    let start = 0;
    let next = 0;
    for (const number of this.#lines) {
      if (number === END) start += MARK.length;
      else {
        const end = places[next++] ?? text.length;
        this.#texts[number] = text.slice(start, end);
        start = end;
      }
    }
  }

  /** All lines as they are converted. @param boundaries gets the ends of their parts */
  #source(converter: Converter, boundaries: number[]): string {
    const sources: string[] = [];
    let start = 0;
    let parts: string[] = [];
    for (const number of this.#lines) {
      if (number !== END) {
        parts.push(this.#texts[number] ?? "");
        continue;
      }
      const whole = parts.length === 1 ? (parts[0] ?? "") : parts.join("");
      const source = converter.source(whole);
      let end = start;
      for (const part of parts) {
        // Only characters that Unicode has twice change the length here.
        end += source.length === whole.length ? part.length : converter.source(part).length;
        boundaries.push(end);
      }
      sources.push(source);
      start += source.length + MARK.length;
      parts = [];
    }
    return sources.join(MARK);
  }
}
