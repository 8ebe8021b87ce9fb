const FILTERS = [
  { name: "section", label: "栏目" },
  { name: "source", label: "来源" },
  { name: "credit", label: "图源" },
  { name: "kind", label: "类型" },
  { name: "year", label: "年份" },
];

/** Order and filters. Hidden until the script that they need is there; it fills the lists when they are opened. */
export function SearchTools() {
  return (
    <div id="search-tools" class="search-tools" hidden>
      <fieldset class="search-order">
        <legend class="visually-hidden">排序</legend>
        <label>
          <input type="radio" name="sort" value="relevance" checked />
          相关优先
        </label>
        <label>
          <input type="radio" name="sort" value="date" />
          最新优先
        </label>
      </fieldset>
      <details id="search-filters" class="search-filters">
        <summary>筛选</summary>
        <div class="search-facets">
          {FILTERS.map(({ name, label }) => (
            <p key={name}>
              <label for={`search-${name}`}>{label}</label>
              <select id={`search-${name}`} name={name}>
                <option value="">全部</option>
              </select>
            </p>
          ))}
        </div>
      </details>
    </div>
  );
}
