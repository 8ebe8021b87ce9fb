import { FACETS, type FacetName, type Facets } from "../../search/shard.ts";
import { askedByAddress, writeAddress } from "./address.ts";
import { startEngine } from "./client.ts";
import type { SearchElements } from "./elements.ts";
import type { Found } from "./engine.ts";
import type { Asked } from "./inquiry.ts";
import { listenToKeys } from "./keyboard.ts";
import { OutdatedPage } from "./outdated-page.ts";
import { writingOfPage } from "./page-writing.ts";
import { resultItems } from "./results.ts";
import { tell } from "./status.ts";

const PAUSE_MS = 250;

const NOTHING: Found = { exact: [], related: [], found: 0, estimate: 0, more: false, partial: false, renewals: 0 };

/**
 * Brings the search page to life.
 * @param script address of this script, which is the engine's as well
 */
export async function startSearchPage(page: SearchElements, script: string): Promise<void> {
  const { form, input, tools, filters, status, suggestion, results, more, retry, reload, archive } = page;
  let writing = await writingOfPage();
  let renewals = 0;
  const engine = startEngine(script);
  /** Grows with every question, so that a late answer to an old one is dropped. */
  let current = 0;
  let timer: number | undefined;
  tools.hidden = false;
  markLanguage();

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
  reload.addEventListener("click", () => location.reload());
  window.addEventListener("online", () => !retry.hidden && void run(current));
  window.addEventListener("popstate", fromAddress);
  listenToKeys(page, () => ask("push"));
  const early = input.value;
  fromAddress();
  // What was typed before this script came is a question as well.
  if (early !== "" && early !== input.value) {
    input.value = early;
    askSoon();
  }
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
    for (const way of [retry, reload, archive]) way.hidden = true;
    if (asked.typed === "") {
      results.replaceChildren();
      finish(mine, "", NOTHING);
      return;
    }
    performance.mark("search-asked");
    busy(true);
    status.textContent = status.dataset.saySearching ?? "";
    try {
      const answer = await writable(engine.ask(asked));
      if (mine !== current) return;
      results.replaceChildren(...resultItems(answer.exact, "h2", writing));
      finish(mine, asked.typed, answer);
      if (filters.open) void showFacets(mine);
    } catch (error) {
      // What stands there answers another question.
      if (mine === current) results.replaceChildren();
      fail(mine, error);
    }
  }

  async function showMore(): Promise<void> {
    const mine = current;
    const { typed } = read();
    busy(true);
    more.disabled = true;
    try {
      const answer = await writable(engine.more());
      if (mine !== current) return;
      const place = results.children.length;
      results.append(...resultItems(answer.exact, "h2", writing));
      finish(mine, typed, answer);
      results.children[place]?.querySelector("a")?.focus();
    } catch (error) {
      fail(mine, error);
    } finally {
      more.disabled = false;
    }
  }

  /** What a later index has may need a later table to be written with. */
  async function writable(asking: Promise<Found>): Promise<Found> {
    const answer = await asking;
    if (answer.renewals === renewals) return answer;
    const { renewals: now } = answer;
    const next = await writingOfPage();
    if (!next.lang) writing = next;
    markLanguage();
    renewals = now;
    return answer;
  }

  function markLanguage(): void {
    for (const list of [results, page.related]) list.lang = writing.lang ?? document.documentElement.lang;
  }

  function finish(mine: number, typed: string, answer: Found): void {
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

  function fail(mine: number, error: unknown): void {
    if (mine !== current) return;
    busy(false);
    const { sayFailed, sayOffline, sayOutdated } = status.dataset;
    const outdated = navigator.onLine && error instanceof OutdatedPage;
    retry.hidden = outdated;
    reload.hidden = !outdated;
    archive.hidden = !navigator.onLine;
    status.textContent = (navigator.onLine ? (outdated ? sayOutdated : sayFailed) : sayOffline) ?? "";
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
