import { containsAll, excerpt, mark, type Piece, type Query, readQuery } from "../search/query.ts";
import { type Found, type Hit, loadPagefind } from "./pagefind.ts";

const PAGE_SIZE = 10;
/** So many of the first hits are loaded at once to put those that contain the words as typed before the others. */
const RANKED = 30;
const PAUSE_MS = 250;

const input = document.querySelector<HTMLInputElement>("#search-input");
const status = document.querySelector<HTMLElement>("#search-status");
const list = document.querySelector<HTMLOListElement>("#search-results");
if (input?.form && status && list) startSearch(input, input.form, status, list);

function startSearch(
  input: HTMLInputElement,
  form: HTMLFormElement,
  status: HTMLElement,
  list: HTMLOListElement,
): void {
  const more = document.createElement("button");
  more.type = "button";
  more.className = "search-more";
  more.textContent = "更多结果";
  more.hidden = true;
  list.after(more);

  /** Grows with every question, so that a late answer to an old one is dropped. */
  let asked = 0;
  let timer: number | undefined;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("push");
  });
  input.addEventListener("input", (event) => {
    const composing = event instanceof InputEvent && event.isComposing;
    window.clearTimeout(timer);
    if (!composing) timer = window.setTimeout(() => ask("replace"), PAUSE_MS);
  });
  input.addEventListener("compositionend", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask("replace"), PAUSE_MS);
  });
  window.addEventListener("popstate", fromAddress);
  fromAddress();

  function fromAddress(): void {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    void run();
  }

  function ask(how: "push" | "replace"): void {
    window.clearTimeout(timer);
    const typed = input.value.trim();
    const address = typed === "" ? location.pathname : `?${new URLSearchParams({ q: typed })}`;
    if (new URLSearchParams(location.search).get("q") !== typed) {
      if (how === "push") history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    void run();
  }

  async function run(): Promise<void> {
    const mine = ++asked;
    const query = readQuery(input.value);
    more.hidden = true;
    if (query.runs.length === 0) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    status.textContent = "正在搜索……";
    try {
      const pagefind = await loadPagefind();
      const hits = (await pagefind.search(query.text))?.results ?? [];
      const first = await Promise.all(hits.slice(0, RANKED).map((hit) => hit.data()));
      if (mine !== asked) return;
      const exact = first.filter((found) => matches(found, query));
      const others = first.filter((found) => !matches(found, query));
      status.textContent = tell(hits.length, input.value.trim());
      list.replaceChildren();
      showMore([...exact, ...others], hits.slice(RANKED), query, mine);
    } catch {
      if (mine !== asked) return;
      list.replaceChildren();
      status.textContent = "没能载入搜索索引。请检查网络后再试一次，或按日期查看存档。";
    }
  }

  /** Shows the next page of results; the button stands while there are more. */
  function showMore(ready: readonly Found[], waiting: readonly Hit[], query: Query, mine: number): void {
    for (const found of ready.slice(0, PAGE_SIZE)) list.append(resultItem(found, query));
    const rest = ready.slice(PAGE_SIZE);
    more.hidden = rest.length === 0 && waiting.length === 0;
    more.onclick = async () => {
      const next = rest.length > 0 ? rest : await Promise.all(waiting.slice(0, PAGE_SIZE).map((hit) => hit.data()));
      if (mine !== asked) return;
      const place = list.children.length;
      showMore(next, rest.length > 0 ? waiting : waiting.slice(PAGE_SIZE), query, mine);
      list.children[place]?.querySelector("a")?.focus();
    };
  }
}

function matches({ meta, content }: Found, query: Query): boolean {
  return containsAll(`${meta.title ?? ""} ${content}`, query);
}

function tell(count: number, typed: string): string {
  return count === 0
    ? `没有找到“${typed}”。可以换个说法、减少几个字，或按日期查看存档。`
    : `找到 ${count} 篇与“${typed}”有关的文章`;
}

function resultItem({ url, content, meta }: Found, query: Query): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "result-title";
  link.href = url;
  const title = meta.title ?? url;
  link.append(...marked(mark(title, query.runs)));
  const about = document.createElement("p");
  about.className = "result-meta";
  about.textContent = [meta.date, meta.section, meta.source].filter(Boolean).join(" · ");
  const text = document.createElement("p");
  text.className = "result-excerpt";
  const body = content.startsWith(title) ? content.slice(title.length).replace(/^[。.\s]+/, "") : content;
  text.append(...marked(excerpt(body, query)));
  item.append(link, about, text);
  return item;
}

function marked(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text);
    const node = document.createElement("mark");
    node.textContent = text;
    return node;
  });
}
