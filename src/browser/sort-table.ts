/** What a column is sorted by: a date as machines read it, a figure, or words in the order of the page's language. */
type Key = string | number | undefined;

/** Puts a button into every head of a table, by which its rows are sorted, and back again. */
export function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  if (!body || body.rows.length < 3) return;
  const written = [...body.rows];
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  // Pinyin on the mainland, strokes in Taiwan: the browser knows by the language of the page.
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const was = head.getAttribute("aria-sort");
      const order = was === "ascending" ? "descending" : was === "descending" ? undefined : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      if (order) head.setAttribute("aria-sort", order);
      const isNumber = head.classList.contains("n");
      const keys = new Map(written.map((row) => [row, keyOf(row.cells[column], isNumber)]));
      const sign = order === "descending" ? -1 : 1;
      const sorted = [...written].sort((a, b) => {
        const [one, other] = [keys.get(a), keys.get(b)];
        // Where there is nothing, it stands last either way.
        if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
        const difference =
          typeof one === "number" && typeof other === "number" ? one - other : compare(String(one), String(other));
        return sign * difference;
      });
      body.append(...(order ? sorted : written));
    };
  }
}

function keyOf(cell: HTMLTableCellElement | undefined, isNumber: boolean): Key {
  const date = cell?.querySelector("time")?.dateTime;
  const text = date ?? cell?.textContent?.trim() ?? "";
  if (text === "—") return undefined;
  return isNumber ? Number(text.replaceAll(",", "").replace("−", "-")) : text;
}
