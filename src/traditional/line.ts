import type { Converter } from "./converter.ts";

/** The text of a paragraph or cell with the tags inside it; it is converted as one. */
export class Line {
  readonly #converter: Converter;
  /** One more than tags. */
  #texts: string[] = [""];
  #tags: string[] = [];

  constructor(converter: Converter) {
    this.#converter = converter;
  }

  text(text: string): void {
    if (text !== "") this.#texts[this.#texts.length - 1] += text;
  }

  tag(tag: string): void {
    this.#tags.push(tag);
    this.#texts.push("");
  }

  /** The line in the other script; the next one begins. */
  end(): string {
    const [first = ""] = this.#texts;
    const tags = this.#tags;
    if (tags.length === 0) {
      if (first === "") return "";
      this.#texts[0] = "";
      return this.#converter.text(first);
    }
    const texts = this.#convert();
    this.#texts = [""];
    this.#tags = [];
    let line = texts[0] ?? "";
    for (const [index, tag] of tags.entries()) line += tag + (texts[index + 1] ?? "");
    return line;
  }

  /** Most lines have one text: a link, a label. */
  #convert(): readonly string[] {
    const texts = this.#texts;
    const only = texts.findIndex((text) => text !== "");
    if (only < 0) return texts;
    if (texts.some((text, index) => index > only && text !== "")) return this.#converter.parts(texts);
    texts[only] = this.#converter.text(texts[only] ?? "");
    return texts;
  }
}
