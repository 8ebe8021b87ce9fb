import { FACETS, type Filters } from "../../search/shard.ts";
import type { Asked } from "./inquiry.ts";

/** The field of SearchForm takes no more. */
const LONGEST = 100;

/** The question that the address of the page asks. */
export function askedByAddress(): Asked {
  const parameters = new URLSearchParams(location.search);
  const filters: Filters = {};
  for (const name of FACETS) {
    const value = parameters.get(name);
    if (value) filters[name] = value;
  }
  return {
    // A field of one line would put the words of two lines together.
    typed: (parameters.get("q") ?? "")
      .replace(/[\r\n\t]+/g, " ")
      .trim()
      .slice(0, LONGEST),
    filters,
    order: parameters.get("sort") === "date" ? "date" : "relevance",
  };
}

/**
 * Writes a question into the address, so that it can be kept, sent and gone back to.
 * @param how `push` makes a step to go back to, `replace` is for questions that are still being typed
 */
export function writeAddress({ typed, filters, order }: Asked, how: "push" | "replace"): void {
  const parameters = new URLSearchParams({
    ...(typed && { q: typed }),
    ...filters,
    ...(order === "date" && { sort: "date" }),
  });
  const address = [...parameters].length === 0 ? location.pathname : `?${parameters}`;
  if (address === location.search || (address === location.pathname && location.search === "")) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
