import { FACETS, type FacetName, type Facets } from "../../search/shard.ts";
import type { SearchElements } from "./elements.ts";
import type { Asked } from "./inquiry.ts";
import type { Writing } from "./writing.ts";

/** What the form asks for. */
export function askedIn(form: HTMLFormElement): Asked {
  const data = new FormData(form);
  const chosen = FACETS.flatMap((name) => (data.get(name) ? [[name, String(data.get(name))]] : []));
  return {
    typed: String(data.get("q")).trim(),
    filters: Object.fromEntries(chosen),
    order: data.get("sort") === "date" ? "date" : "relevance",
  };
}

/** Writes a question into the form. */
export function fillIn({ form, input }: SearchElements, { typed, filters, order }: Asked, writing: Writing): void {
  input.value = typed;
  for (const name of FACETS) choose(form, name, filters[name] ?? "", writing);
  const radio = form.querySelector<HTMLInputElement>(`[name=sort][value=${order}]`);
  if (radio) radio.checked = true;
}

/** Writes what is chosen as the edition does, when it is known how. */
export function writeChosen(form: HTMLFormElement, writing: Writing): void {
  for (const name of FACETS) {
    const option = listOf(form, name)?.selectedOptions[0];
    if (option?.value) option.textContent = writing.text(option.value);
  }
}

/** Fills the lists of choices; what is chosen stays, even when nothing is left of it. */
export function offer(form: HTMLFormElement, facets: Facets, writing: Writing): void {
  for (const name of FACETS) {
    const select = listOf(form, name);
    if (!select) continue;
    const chosen = select.value;
    const counts = Object.entries(facets[name] ?? {}).filter(([value, count]) => count > 0 || value === chosen);
    counts.sort(([a, m], [b, n]) => (name === "year" ? (a < b ? 1 : -1) : n - m));
    const options = counts.map(([value, count]) => new Option(`${writing.text(value)}（${count}）`, value));
    select.replaceChildren(...[...select.options].slice(0, 1), ...options);
    choose(form, name, chosen, writing);
  }
}

function choose(form: HTMLFormElement, name: FacetName, value: string, writing: Writing): void {
  const select = listOf(form, name);
  if (!select) return;
  if (value && ![...select.options].some((option) => option.value === value))
    select.add(new Option(writing.text(value), value));
  select.value = value;
}

function listOf(form: HTMLFormElement, name: FacetName): HTMLSelectElement | null {
  return form.querySelector(`select[name=${name}]`);
}
