import { type ConversionContext, isAddress } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";

/** What stands alone between the marks of a table: an address, or words. */
const CELL = /https?:\/\/[^\s",，；]+|[^\n,"]+?(?=https?:|[\n,"]|$)/g;

/** Writes a table of figures (CSV) in the other script, cell by cell: its marks stay, its addresses lead to the variant. */
export function draftLines(text: string, context: ConversionContext, draft: Draft): void {
  let done = 0;
  for (const { index, 0: cell } of text.matchAll(CELL)) {
    draft.keep(text.slice(done, index));
    if (isAddress(cell)) draft.keep(context.address(cell));
    else draft.aside(cell);
    done = index + cell.length;
  }
  draft.keep(text.slice(done));
}
