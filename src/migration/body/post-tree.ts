import type { HtmlElement } from "../../manuscripts/html-nodes.ts";
import { TreeBuilder } from "../../manuscripts/html-tree.ts";
import { markShortcodes, type Shortcode, unmarked } from "./shortcodes.ts";

/** `wp:core/gallery {"ids":[1]}`, `/wp:core/gallery`, `wp:acme/thing /` (the grammar of the block editor). */
const BLOCK = /^\s+(\/)?wp:(?:([a-z][a-z0-9_-]*)\/)?([a-z][a-z0-9_-]*)(?:\s+(\{[\s\S]*\}))?\s+(\/)?$/;
const SECTION = /^\s*(more|nextpage|noteaser)\b([\s\S]*)$/i;
const RAW_TEXT = ["script", "style", "title", "textarea", "iframe", "noscript", "xmp"];

/** What stands in the tree for shortcodes, blocks and the sections of a post: names that no element of HTML has. */
export const [SHORTCODE, BLOCK_NAME, SECTION_NAME] = ["[", "wp:", "<!"] as const;

/** The body of a post as a tree in which shortcodes and blocks are elements. */
export class PostTree extends TreeBuilder {
  readonly #text: string;
  readonly shortcodes: readonly Shortcode[];
  /** Shortcodes by the element that stands for them. */
  readonly meant = new Map<HtmlElement, Shortcode>();
  /** Comments that mean nothing to WordPress. */
  readonly comments: string[] = [];

  constructor(content: string) {
    super();
    const { text, shortcodes } = markShortcodes(content);
    this.#text = text;
    this.shortcodes = shortcodes;
  }

  read(): HtmlElement {
    return this.parse(this.#text);
  }

  override begin(name: string, attributes: ReadonlyMap<string, string>): HtmlElement {
    const typed = [...attributes].map(([key, value]) => [key, unmarked(value, this.shortcodes)] as const);
    return super.begin(name, new Map(typed));
  }

  override put(text: string): void {
    if (RAW_TEXT.some((name) => this.isOpen(name))) {
      super.put(unmarked(text, this.shortcodes));
      return;
    }
    // Every second part is the number of a shortcode.
    for (const [index, part] of text.split(/\ufdd0(\d+)\ufdd1/).entries()) {
      const shortcode = index % 2 === 1 ? this.shortcodes[Number(part)] : undefined;
      if (shortcode) this.#putShortcode(shortcode);
      else if (part !== "") super.put(part);
    }
  }

  override comment(comment: string): void {
    const typed = unmarked(comment, this.shortcodes);
    const [block, slash, space = "core", name = "", said = "{}", single] = BLOCK.exec(typed) ?? [];
    const [section, which = "", more = ""] = SECTION.exec(typed) ?? [];
    if (block !== undefined && space === "core" && name === "list-item") {
      // An item of a list has nothing between itself and its list.
    } else if (block !== undefined) {
      const element = `${BLOCK_NAME}${space}/${name}`;
      if (!slash) this.begin(element, new Map([["json", said], ...(single ? [["single", ""] as const] : [])]));
      if (slash || single) this.end(element);
    } else if (section !== undefined) {
      const element = `${SECTION_NAME}${which.toLowerCase()}`;
      this.begin(element, new Map([["text", more.trim()]]));
      this.end(element);
    } else this.comments.push(typed);
  }

  #putShortcode(shortcode: Shortcode): void {
    const name = SHORTCODE + shortcode.name;
    if (shortcode.is === "end") {
      if (this.isOpen(name)) this.end(name);
      return;
    }
    // A picture with its caption is no part of a paragraph, though it is often typed in one.
    if (/caption$/.test(name) && this.isOpen("p")) this.end("p");
    this.meant.set(this.begin(name, shortcode.attributes), shortcode);
    if (shortcode.is === "single") this.end(name);
  }
}
