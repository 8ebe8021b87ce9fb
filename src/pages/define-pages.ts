import type { VNode } from "preact";
import type { Publication } from "../publication/publication.ts";

/**
 * What can be copied as JSON and is the same afterwards: texts, numbers, lists and objects of them. No function, and so no
 * method of a class; no Map, Set or Date; in a list no gap. A cycle is a type that refers to itself without end, which the
 * compiler refuses in its own words; getters are found by tests/pages/plain-values.test.ts.
 */
export type Plain<T> = T extends string | number | boolean | null
  ? T
  : T extends
        | bigint
        | symbol
        | ((...args: never) => unknown)
        | Date
        | RegExp
        | Iterable<unknown, unknown, never>
        | PromiseLike<unknown>
    ? T extends readonly unknown[]
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : never
    : { readonly [K in keyof T]: undefined extends T[K] ? Plain<Exclude<T[K], undefined>> | undefined : Plain<T[K]> };

/** An object of such values. */
export type PlainObject<T> = { readonly [K in keyof T]: Plain<T[K]> };

/** A kind of page, of a feed or of another file: which there are, where, and how each is made of a value that says it all. */
export interface Pages<Item = unknown, Value = unknown> {
  items(publication: Publication): readonly Item[];
  /** Address on the site, such as `/about/` or `/feed.xml`. */
  address(item: Item): string;
  /** Everything that the page depends on, and nothing else: with the same value its bytes are the same. */
  value(publication: Publication, item: Item): Value;
  /** Markup, or a text that is written as it is. */
  render(value: Value): VNode | string;
}

/** Declares the pages that a file of this folder makes, one an item. */
export function definePages<Item, Value extends PlainObject<Value>>(
  pages: Omit<Pages<Item, Value>, "render"> & { render(value: NoInfer<Value>): VNode | string },
): Pages<Item, Value> {
  return pages;
}

/** Declares the one page at an address. */
export function definePage<Value extends PlainObject<Value>>(page: {
  readonly address: string;
  value(publication: Publication): Value;
  render(value: NoInfer<Value>): VNode | string;
}): Pages<string, Value> {
  const { address, value, render } = page;
  return { items: () => [address], address: (item) => item, value, render };
}
