import type { ExportIndex, IndexedItem } from "../model.ts";
import { plainAddress } from "./plain-address.ts";

/** What stands before the address of every post and is no part of it. */
export function frontOf(posts: readonly IndexedItem[], base: string, { site }: Pick<ExportIndex, "site">): string {
  const categories = new Set(site.terms.map(({ slug }) => slug));
  let common: string[] | undefined;
  let count = 0;
  for (const { type, link } of posts) {
    const found = type === "post" ? plainAddress(link, site.url) : undefined;
    if (!found || !("address" in found) || found.address.includes("?") || !found.address.startsWith(`${base}/`))
      continue;
    count += 1;
    const steps = found.address.slice(base.length).split("/").slice(1, -1);
    const differs: number = (common ?? steps).findIndex(
      (step, at) => /^\d/.test(step) || categories.has(step) || steps[at] !== step,
    );
    common = (common ?? steps).slice(0, differs < 0 ? undefined : differs);
  }
  // What one or two posts have in common is no rule.
  return [base, ...(count < 3 ? [] : (common ?? []))].join("/");
}
