import type { Answer } from "../../search/question.ts";
import { FACETS, type FacetName, type Facets } from "../../search/shard.ts";
import { askedByAddress, writeAddress } from "./address.ts";
import { startEngine } from "./client.ts";
import type { SearchElements } from "./elements.ts";
import type { Asked } from "./engine.ts";
import { listenToKeys } from "./keyboard.ts";
import { resultItems } from "./results.ts";
import { tell } from "./status.ts";
import type { Writing } from "./writing.ts";

const PAUSE_MS = 250;

/**
 * Brings the search page to life.
 * @param script address of this script, which is the engine's as well
 * @param writing how the page writes what was found
 */
export function startSearchPage(page: SearchElements, script: string, writing: Writing): void {
  const { form, input, tools, filters, status, suggestion, results, more, retry } = page;
  const engine = startEngine(script);
  /** Grows with every question, so that a late answer to an old one is dropped. */
  let current = 0;
  let timer: number | undefined;
  tools.hidden = false;
  if (writing.lang) for (const list of [results, page.related]) list.lang = writing.lang;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("push");
  });
  input.addEventListener("input", (event) => {
    window.clearTimeout(timer);
    // While an input method composes, what stands in the field is not what will be asked.
    if (!(event instanceof InputEvent && event.isComposing)) askSoon();
  });
  input.addEventListener("compositionend", askSoon);
  tools.addEventListener("change", () => ask("push"));
  filters.addEventListener("toggle", () => filters.open && void showFacets(current));
  more.addEventListener("click", () => void showMore());
  retry.addEventListener("click", () => void run(current));
  window.addEventListener("online", () => !retry.hidden && void run(current));
  window.addEventListener("popstate", fromAddress);
  listenToKeys(page, () => ask("push"));
  fromAddress();
  if (input.value === "") input.focus();
  // Not at this focus, which is the page's own doing, but when the reader turns to the field.
  for (const turn of ["focus", "pointerdown", "keydown"]) input.addEventListener(turn, warm, { once: true });

  function warm(): void {
    void engine.warm().catch(() => undefined);
  }

  function fromAddress(): void {
    const { typed, filters: wanted, order } = askedByAddress();
    input.value = typed;
    for (const name of FACETS) choose(name, wanted[name] ?? "");
    const radio = form.querySelector<HTMLInputElement>(`[name=sort][value=${order}]`);
    if (radio) radio.checked = true;
    void run(++current);
  }

  function askSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask("replace"), PAUSE_MS);
  }

  function ask(how: "push" | "replace"): void {
    window.clearTimeout(timer);
    writeAddress(read(), how);
    void run(++current);
  }

  function read(): Asked {
    const data = new FormData(form);
    const chosen = FACETS.flatMap((name) => (data.get(name) ? [[name, String(data.get(name))]] : []));
    return {
      typed: input.value.trim(),
      filters: Object.fromEntries(chosen),
      order: data.get("sort") === "date" ? "date" : "relevance",
    };
  }

  async function run(mine: number): Promise<void> {
    const asked = read();
    retry.hidden = true;
    if (asked.typed === "") {
      results.replaceChildren();
      finish(mine, "", { exact: [], related: [], found: 0, estimate: 0, more: false, partial: false });
      return;
    }
    performance.mark("search-asked");
    busy(true);
    status.textContent = status.dataset.saySearching ?? "";
    try {
      const answer = await engine.ask(asked);
      if (mine !== current) return;
      results.replaceChildren(...resultItems(answer.exact, "h2", writing));
      finish(mine, asked.typed, answer);
      if (filters.open) void showFacets(mine);
    } catch {
      // What stands there answers another question.
      if (mine === current) results.replaceChildren();
      fail(mine);
    }
  }

  async function showMore(): Promise<void> {
    const mine = current;
    const { typed } = read();
    busy(true);
    more.disabled = true;
    try {
      const answer = await engine.more();
      if (mine !== current) return;
      const place = results.children.length;
      results.append(...resultItems(answer.exact, "h2", writing));
      finish(mine, typed, answer);
      results.children[place]?.querySelector("a")?.focus();
    } catch {
      fail(mine);
    } finally {
      more.disabled = false;
    }
  }

  function finish(mine: number, typed: string, answer: Answer): void {
    if (mine !== current) return;
    status.textContent = tell(status.dataset, answer, typed, Object.keys(read().filters).length > 0);
    more.hidden = !answer.more;
    page.relatedSection.hidden = answer.related.length === 0;
    page.related.replaceChildren(...resultItems(answer.related, "h3", writing));
    suggest(answer.suggestion);
    results.dataset.answered = typed;
    busy(false);
    performance.mark("search-answered");
  }

  function busy(is: boolean): void {
    // Until it is answered, what stands there is not the answer to what was asked.
    if (is) delete results.dataset.answered;
    results.setAttribute("aria-busy", String(is));
  }

  function suggest(word: string | undefined): void {
    suggestion.hidden = word === undefined;
    const link = suggestion.querySelector("a");
    if (!word || !link) return;
    link.textContent = writing.text(word);
    link.href = `?${new URLSearchParams({ q: word })}`;
  }

  function fail(mine: number): void {
    if (mine !== current) return;
    busy(false);
    retry.hidden = false;
    status.textContent = (navigator.onLine ? status.dataset.sayFailed : status.dataset.sayOffline) ?? "";
  }

  async function showFacets(mine: number): Promise<void> {
    const facets = await engine.facets().catch(() => undefined);
    if (facets && mine === current) for (const name of FACETS) offer(name, facets);
  }

  /** Fills a list of choices; what is chosen stays, even when nothing is left of it. */
  function offer(name: FacetName, facets: Facets): void {
    const select = form.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    if (!select) return;
    const chosen = select.value;
    const counts = Object.entries(facets[name] ?? {}).filter(([value, count]) => count > 0 || value === chosen);
    counts.sort(([a, m], [b, n]) => (name === "year" ? (a < b ? 1 : -1) : n - m));
    const options = counts.map(([value, count]) => new Option(`${writing.text(value)}（${count}）`, value));
    select.replaceChildren(...[...select.options].slice(0, 1), ...options);
    choose(name, chosen);
  }

  function choose(name: FacetName, value: string): void {
    const select = form.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    if (!select) return;
    if (value && ![...select.options].some((option) => option.value === value))
      select.add(new Option(writing.text(value), value));
    select.value = value;
  }
}
