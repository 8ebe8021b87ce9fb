import { z } from "zod";
import { cleanPaste, escapeText } from "../../manuscripts/escaped-text.ts";
import { attributeOf, type HtmlElement, textIn } from "../../manuscripts/html-nodes.ts";
import type { Piece } from "../../manuscripts/html-pieces.ts";
import type { HtmlReader } from "../../manuscripts/html-reader.ts";
import { htmlTree } from "../../manuscripts/html-tree.ts";
import type { BodyFindings } from "./body-findings.ts";
import { BLOCK_NAME, SHORTCODE } from "./post-tree.ts";

/** What the block editor keeps beside a post (`footnotes` of its meta): the texts of its notes, by the ids in the text. */
const Footnotes = z.array(z.object({ id: z.string(), content: z.string() }));
/** Shortcodes of plug-ins that stand where a note is referred to, and have its text in them. */
const NOTES = new Set(["footnote", "fn", "ref", "efn_note", "mfn", "modern_footnote"].map((name) => SHORTCODE + name));

/** The notes that WordPress and its plug-ins keep elsewhere than where they show them. */
export class BodyNotes {
  readonly #found: BodyFindings;
  /** Texts that have not been set yet, by their ids. */
  readonly #kept: Map<string, string>;
  readonly #referred = new Set<string>();
  /** Texts that stood in the middle of the text. */
  readonly #taken: Piece[] = [];

  /** @param meta what the post has under `footnotes`; empty where it has nothing */
  constructor(found: BodyFindings, meta: string) {
    this.#found = found;
    this.#kept = new Map(keptNotes(meta).map(({ id, content }) => [id, content]));
  }

  /** Reads an element that refers to a note, is one, or is the place for all. */
  readNote(element: HtmlElement, reader: HtmlReader): boolean {
    const id = attributeOf(element, "data-fn");
    if (id !== "" && element.name === "sup") {
      this.#referred.add(id);
      reader.putRun({ text: escapeText(cleanPaste(textIn(element))), note: this.#found.noteOf(id) });
    } else if (element.name === `${BLOCK_NAME}core/footnotes`) this.#readKept(reader);
    else if (NOTES.has(element.name) && element.children.length > 0) this.#take(element, reader);
    else return false;
    return true;
  }

  /** What is left when the text has ended. */
  readRest(reader: HtmlReader): void {
    reader.put(this.#taken);
    for (const [id, content] of this.#kept)
      if (!this.#referred.has(id)) this.#found.move("脚注", textIn(htmlTree(content)));
    for (const id of this.#kept.keys()) if (!this.#referred.has(id)) this.#kept.delete(id);
    this.#readKept(reader);
  }

  #readKept(reader: HtmlReader): void {
    for (const [id, content] of this.#kept)
      reader.withNote(this.#found.noteOf(id), () => reader.readAll(htmlTree(content).children));
    this.#kept.clear();
  }

  #take(element: HtmlElement, reader: HtmlReader): void {
    const name = this.#found.noteOf(element);
    reader.putRun({ text: escapeText(`[${name}]`), note: name });
    this.#taken.push(...reader.captured(() => reader.withNote(name, () => reader.readAll(element.children))));
    const shortcode = element.name.slice(SHORTCODE.length);
    this.#found.move("短代码", `[${shortcode}] [/${shortcode}]`);
  }
}

function keptNotes(meta: string): z.infer<typeof Footnotes> {
  try {
    return Footnotes.safeParse(JSON.parse(meta)).data ?? [];
  } catch {
    return [];
  }
}
