import type { ComponentChildren } from "preact";
import { OURS } from "../../../src/domain/interface-terms.ts";

interface SearchFormProps {
  /** The search page's script looks for `search-input`. */
  readonly id: string;
  /** What stands below the field. */
  readonly children?: ComponentChildren;
}

/** A plain form: it leads to the search page with or without JavaScript. */
export function SearchForm({ id, children }: SearchFormProps) {
  return (
    <search {...OURS}>
      <form class="search-form" action="/search/" method="get">
        <p class="search-field">
          <label class="visually-hidden" for={id}>
            搜索词
          </label>
          <input
            id={id}
            name="q"
            type="search"
            maxlength={100}
            placeholder="标题、正文、来源"
            autocomplete="off"
            enterkeyhint="search"
          />
          <button type="submit">搜索</button>
        </p>
        {children}
      </form>
    </search>
  );
}
