import type { MarkdownIt, StateCore, Token } from "markdown-it";
import footnote, { type Footnotes } from "markdown-it-footnote";

/**
 * Footnotes as markdown-it-footnote reads them, but set in time that grows with the text: the plugin copies the whole
 * document for each note.
 */
export function footnotes(md: MarkdownIt): void {
  md.use(footnote);
  md.core.ruler.at("footnote_tail", setNotes);
}

/** Takes the definitions out of the text and sets those that are referred to at its end. */
function setNotes(state: StateCore): void {
  const { footnotes: notes } = state.env;
  if (!leftByPlugin(notes)) return;
  const text: Token[] = [];
  const definitions = new Map<string, Token[]>();
  /** What is being read, the innermost last: a definition may stand within another. */
  const open = [text];
  for (const token of state.tokens) {
    if (token.type === "footnote_reference_open") {
      const definition: Token[] = [];
      definitions.set(String(token.meta?.label), definition);
      open.push(definition);
    } else if (token.type === "footnote_reference_close") open.pop();
    else open.at(-1)?.push(token);
  }
  state.tokens = text;
  if (!notes.list) return;
  const put = (type: string, nesting: -1 | 0 | 1, meta?: Token["meta"]) => {
    const token = new state.Token(type, "", nesting);
    if (meta) token.meta = meta;
    text.push(token);
  };
  put("footnote_block_open", 1);
  for (const [id, { label = "", count = 0, content = "", tokens }] of notes.list.entries()) {
    put("footnote_open", 1, { id, label });
    for (const token of tokens ? paragraphOf(tokens, content, state) : (definitions.get(label) ?? [])) text.push(token);
    // The ways back stand in the last paragraph.
    const end = text.at(-1)?.type === "paragraph_close" ? text.pop() : undefined;
    for (let subId = 0; subId < Math.max(1, count); subId += 1) put("footnote_anchor", 0, { id, subId, label });
    if (end) text.push(end);
    put("footnote_close", -1);
  }
  put("footnote_block_close", -1);
}

/** The environment is untyped; nobody else writes under this name. */
function leftByPlugin(notes: unknown): notes is Footnotes {
  return typeof notes === "object" && notes !== null;
}

/** A note whose text stands where it is referred to (`^[…]`). */
function paragraphOf(children: Token[], content: string, state: StateCore): Token[] {
  const opening = new state.Token("paragraph_open", "p", 1);
  const inline = new state.Token("inline", "", 0);
  const closing = new state.Token("paragraph_close", "p", -1);
  opening.block = true;
  closing.block = true;
  inline.children = children;
  inline.content = content;
  return [opening, inline, closing];
}
