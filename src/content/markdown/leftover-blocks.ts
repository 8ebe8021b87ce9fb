import type { Token } from "markdown-it";
import { isBlank } from "../../domain/seen-text.ts";
import { type Leftover, shown } from "./leftover.ts";
import type { SourceLines } from "./source-lines.ts";

const ENDS_SENTENCE = /[。！？!?…][”’』」）)]*$/u;
/** What nobody would end a subhead with. */
const ENDS_PROSE = /[。；：，、…][”’』」）)]*$/u;
const LONGEST_SUBHEAD = 40;
const ITEM = /^(?:·(?!·)|[•●○■□◆◇▪‣►▶★☆※①-⑳⑴-⒇]|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[、）)]|[.．](?!\d)))/u;
const HAN = /\p{sc=Han}/u;
const STARTS_WORDS = /^[\p{L}\p{N}“‘《（—…]/u;
/** So many notes are looked for in the file, to tell their places. */
const MOST_SOUGHT = 100;
/** Longer lines are those of a text that was broken somewhere. */
const SHORT_LINE = 16;

/**
 * What became something that nobody seems to have meant: a paragraph that is a subhead, a list, code; lines that run
 * together; words that a block leaves out.
 */
export class LeftInBlocks {
  readonly found: Leftover[] = [];
  readonly #lines: SourceLines;
  readonly #tokens: readonly Token[];
  /** What a block stands in, the innermost last. */
  readonly #within: ("quote" | "item" | "note")[] = [];
  readonly #lists: { readonly list: Token; readonly items: Token[] }[] = [];
  #columns = 0;
  #inHead = false;
  /** So many notes were looked for in the text. */
  #sought = 0;
  /** The last number of a list, by its depth. */
  readonly #last = new Map<number, number>();

  constructor(lines: SourceLines, tokens: readonly Token[]) {
    this.#lines = lines;
    this.#tokens = tokens;
    for (const [index, token] of tokens.entries()) this.#look(token, index);
  }

  #look(token: Token, index: number): void {
    switch (token.type) {
      case "blockquote_open":
        this.#within.push("quote");
        break;
      case "footnote_open":
        this.#emptyNote(token, index);
        this.#within.push("note");
        break;
      case "list_item_open":
        this.#within.push("item");
        this.#lists.at(-1)?.items.push(token);
        if (this.#tokens[index + 1]?.type === "list_item_close")
          this.#add("unmeant-list", token.map?.[0] ?? 0, "列表里有一项没有字。");
        break;
      case "blockquote_close":
      case "footnote_close":
      case "list_item_close":
        this.#within.pop();
        break;
      case "bullet_list_open":
      case "ordered_list_open":
        this.#lists.push({ list: token, items: [] });
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        this.#list();
        break;
      case "heading_open":
        this.#heading(token, index);
        break;
      case "paragraph_open":
        this.#paragraph(token, index);
        break;
      case "code_block":
        this.#indented(token);
        break;
      case "fence":
        this.#fence(token);
        break;
      case "thead_open":
      case "thead_close":
        this.#inHead = token.nesting > 0;
        if (this.#inHead) this.#columns = 0;
        break;
      case "th_open":
        this.#columns += 1;
        break;
      case "tr_open":
        if (!this.#inHead) this.#row(token);
        break;
    }
  }

  #add(code: Leftover["code"], line: number, message: string): void {
    const indent = /^[ \t>]*/.exec(this.#lines.at(line))?.[0].length ?? 0;
    this.found.push({ code, line: line + 1, column: indent + 1, message });
  }

  #heading({ map, markup, tag }: Token, index: number): void {
    const [line, end] = map ?? [0, 1];
    const inline = this.#tokens[index + 1];
    const content = inline?.content ?? "";
    const pictures = inline?.children?.some(({ type }) => type === "image") ?? false;
    const words = inline?.children?.map((child) => child.content).join("") ?? "";
    if ((tag === "h2" || tag === "h3") && isBlank(words) && !pictures)
      this.#add("bad-heading", line, "小标题里没有字。");
    if (markup !== "-") return;
    const underline = this.#lines.at(end - 1).replace(/[^-]/g, "");
    if (
      underline.length > 2 &&
      !content.includes("\n") &&
      content.length <= LONGEST_SUBHEAD &&
      !ENDS_PROSE.test(content)
    )
      return;
    this.#add("unmeant-heading", line, `下一行的“${shown(underline)}”把这一段变成了小标题：“${shown(content)}”。`);
  }

  #paragraph({ map }: Token, index: number): void {
    const inline = this.#tokens[index + 1];
    for (const child of inline?.children ?? []) {
      const title = child.type === "image" ? child.attrGet("title") : null;
      if (title) this.#add("lost-text", map?.[0] ?? 0, `图片后面的字不会出现在页面上：“${shown(String(title))}”。`);
    }
    if (!map || !inline || map[1] - map[0] < 2) return;
    const lazy = this.#lazyLine(map[0] + 1, map[1]);
    if (lazy !== undefined) {
      const where = { quote: "引文", note: "脚注", item: "上一项" }[this.#within.at(-1) ?? "item"];
      this.#add("run-together", lazy, `这一行接在${where}里了：“${shown(this.#lines.at(lazy))}”。`);
    } else if (runsTogether(inline.content))
      this.#add("run-together", map[0], `这几行合成了一段：“${shown(inline.content)}”。`);
  }

  /** The first line that has no mark of the quotation, list or note which it became a part of. */
  #lazyLine(from: number, to: number): number | undefined {
    const innermost = this.#within.at(-1);
    const quotes = this.#within.filter((what) => what === "quote").length;
    if (innermost === undefined) return undefined;
    for (let line = from; line < to; line += 1) {
      const [marks = ""] = /^[ \t>]*/.exec(this.#lines.at(line)) ?? [];
      const parts = marks.split(">");
      if (parts.length - 1 < quotes) return line;
      // A space behind the mark of a quotation belongs to it.
      const indent = (parts.at(-1) ?? "").replace(quotes > 0 ? /^ / : "", "");
      if (innermost !== "quote" && indent === "") return line;
    }
    return undefined;
  }

  #list(): void {
    const { list, items } = this.#lists.pop() ?? {};
    if (!list || !items) return;
    if (list.tag === "ol") this.#numbers(list, items);
    else if (items.length === 1) this.#bullet(list, items[0]?.map?.[0] ?? 0);
  }

  #numbers(list: Token, items: readonly Token[]): void {
    const numbers = items.map(({ info }) => Number(info));
    const [first = 1] = numbers;
    const line = list.map?.[0] ?? 0;
    if (first > 1 && first !== (this.#last.get(list.level) ?? 0) + 1)
      this.#add("unmeant-list", line, `“${first}${list.markup}”成了列表的编号：“${shown(this.#lines.at(line))}”。`);
    this.#last.set(list.level, first + numbers.length - 1);
    // That all are the same is a habit.
    if (numbers.every((number) => number === first)) return;
    const odd = numbers.findIndex((number, at) => number !== first + at);
    const message = `这一项写的是 ${numbers[odd]}，页面上是 ${first + odd}：列表按第一项的编号往下数。`;
    if (odd >= 0) this.#add("unmeant-list", items[odd]?.map?.[0] ?? line, message);
  }

  /** `- 5 ℃`, `+ 20%`, `- 完 -`: a list of one item that is none. */
  #bullet({ markup }: Token, line: number): void {
    const text = this.#lines.at(line).replace(/^[ \t>]*/, "");
    if ((markup !== "*" && /^[-+][ \t]+\d/.test(text)) || /^([-*+])[ \t].*\1[ \t]*$/.test(text))
      this.#add("unmeant-list", line, `“${markup}”成了列表的记号，页面上没有了：“${shown(text)}”。`);
  }

  #indented({ content, map }: Token): void {
    if (!HAN.test(content) && /[{}();=<>$/\\|]/.test(content)) return;
    this.#add("unmeant-code", map?.[0] ?? 0, `行首的空格把这一段变成了代码：“${shown(content)}”。`);
  }

  #fence({ info, markup, map }: Token): void {
    const [line, end] = map ?? [0, 1];
    const [language = "", ...more] = info.trim().split(/\s+/);
    const lost = HAN.test(language) ? info : more.join(" ");
    if (lost !== "")
      this.#add(
        HAN.test(lost) ? "lost-text" : "other-markup",
        line,
        `“${shown(markup)}”后面的字不会出现在页面上：“${shown(lost)}”。`,
      );
    const last = this.#lines
      .at(end - 1)
      .replace(/^[ \t>]*/, "")
      .trim();
    if (end - line < 2 || last.length < markup.length || last.replaceAll(markup.charAt(0), "") !== "")
      this.#add("unmeant-code", line, `“${shown(markup)}”以下都成了代码，到末尾也没有结束。`);
  }

  #row({ map }: Token): void {
    const line = map?.[0] ?? 0;
    const text = this.#lines
      .at(line)
      .replace(/^[ \t>]*/, "")
      .trim();
    if (!text.includes("|")) this.#add("run-together", line, `这一行接在表格里了：“${shown(text)}”。`);
    // As markdown-it parts them.
    const cells = text.split(/(?<!\\)\|/);
    if (cells[0] === "") cells.shift();
    if (cells.at(-1) === "") cells.pop();
    const lost = cells.slice(this.#columns).join("|");
    if (!isBlank(lost.replaceAll("|", "")))
      this.#add("lost-text", line, `这一行比表头多几格，页面上没有：“${shown(lost)}”。`);
  }

  #emptyNote({ meta }: Token, index: number): void {
    for (let at = index + 1; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at];
      if (!token || token.type === "footnote_close") break;
      if (!isBlank(token.content)) return;
    }
    const name = meta?.label === undefined ? "^[" : `[^${String(meta.label)}]:`;
    this.#sought += 1;
    this.#add("bad-note", this.#sought > MOST_SOUGHT ? 0 : this.#lines.find(name), `脚注“${name}”没有注释。`);
  }
}

/** Paragraphs, items of a list or verses that were parted by one line end alone; the page makes one paragraph of them. */
function runsTogether(content: string): boolean {
  if (/(?: {2}|\\)\n/.test(content)) return false;
  const lines = content.split("\n").map((line) => line.trim());
  return (
    lines.filter((line) => ITEM.test(line)).length > 1 ||
    lines.every((line) => ENDS_SENTENCE.test(line)) ||
    (lines.length > 2 && lines.every((line) => line.length <= SHORT_LINE && STARTS_WORDS.test(line)))
  );
}
