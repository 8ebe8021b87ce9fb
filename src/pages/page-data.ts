import { fileOf } from "../domain/address.ts";
import type { Publication } from "../publication/publication.ts";

/** What Eleventy gives to a template of one page. */
export interface PageData {
  readonly publication: Publication;
}

/** What Eleventy gives to a template that makes one page an item: the item is under the alias `item`. */
export interface ItemData<Item> extends PageData {
  readonly item: Item;
}

/** Eleventy's pagination, one page an item, kept out of its collections (they cost memory and nobody asks them). */
export function pagePerItem<Item>(data: `publication.${string}` | "sitemaps", addressOf: (item: Item) => string) {
  return {
    pagination: { data, size: 1, alias: "item", addAllPagesToCollections: false },
    permalink: ({ item }: ItemData<Item>) => fileOf(addressOf(item)),
    eleventyExcludeFromCollections: true,
  };
}

export function singlePage(address: string) {
  return { permalink: fileOf(address), eleventyExcludeFromCollections: true };
}
