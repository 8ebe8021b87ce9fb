import { lineStarts, placeAt } from "../problem-report.ts";

/** The lines of a text, by their numbers from 0. */
export class SourceLines {
  readonly text: string;
  #known: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Most texts have nothing that anybody asks for the line of. */
  get #starts(): readonly number[] {
    this.#known ??= lineStarts(this.text);
    return this.#known;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Without its end; empty where there is none. */
  at(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return "";
    const next = this.#starts[line + 1];
    return this.text.slice(start, next === undefined ? undefined : next - 1);
  }

  /** The first line that holds a piece of text; 0 when there is none. */
  find(piece: string): number {
    const at = this.text.indexOf(piece);
    return at < 0 ? 0 : placeAt(this.text, at).line - 1;
  }
}
