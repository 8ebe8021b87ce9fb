interface SearchFormProps {
  /** The search page's script looks for `search-input`. */
  readonly id: string;
}

/** A plain form: it leads to the search page with or without JavaScript. */
export function SearchForm({ id }: SearchFormProps) {
  return (
    <search>
      <form class="search-form" action="/search/" method="get">
        <label class="visually-hidden" for={id}>
          搜索词
        </label>
        <input id={id} name="q" type="search" placeholder="标题、正文、来源" autocomplete="off" enterkeyhint="search" />
        <button type="submit">搜索</button>
      </form>
    </search>
  );
}
