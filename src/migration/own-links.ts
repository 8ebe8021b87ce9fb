import type { Block } from "../manuscripts/manuscript.ts";
import type { Moved } from "./model.ts";

/** Where an address of the old site leads now; null where there is nothing for readers any more; undefined for other sites'. */
export type PlaceOf = (address: string) => string | null | undefined;

const LINK = /(?<!!)\[((?:[^[\]\\]|\\.)*)\]\((https?:\/\/[^()\s]+)\)/g;

/**
 * Lets links to the old site lead to where that is now, as the publication's own links do. What is no longer there for readers is no link
 * any more: its words stay, and its address is told.
 */
export function withOwnLinks(
  body: readonly Block[],
  placeOf: PlaceOf,
): { readonly body: readonly Block[]; readonly moved: readonly Moved[] } {
  const moved: Moved[] = [];
  const linked = body.map((block): Block => {
    if (!block.escaped.includes("](http")) return block;
    const escaped = block.escaped.replace(LINK, (whole, text: string, address: string) => {
      const place = placeOf(address);
      if (place === undefined) return whole;
      if (place !== null) return `[${text}](${place})`;
      moved.push({ what: "去掉的链接，旧站那一页没有搬来", text: address });
      return text;
    });
    return escaped === block.escaped ? block : { ...block, escaped };
  });
  return { body: linked, moved };
}
