import { serveEngine } from "./search/client.ts";
import type { SearchElements } from "./search/elements.ts";
import { startSearchPage } from "./search/page.ts";

// One script for both sides: the page starts it again as a worker, so it is loaded once.
if (typeof document === "undefined") serveEngine();
else {
  const page = searchElements();
  if (page) void startSearchPage(page, import.meta.url);
}

function searchElements(): SearchElements | undefined {
  const input = document.querySelector<HTMLInputElement>("#search-input");
  const tools = document.querySelector<HTMLElement>("#search-tools");
  const filters = document.querySelector<HTMLDetailsElement>("#search-filters");
  const status = document.querySelector<HTMLElement>("#search-status");
  const suggestion = document.querySelector<HTMLElement>("#search-suggestion");
  const results = document.querySelector<HTMLOListElement>("#search-results");
  const more = document.querySelector<HTMLButtonElement>("#search-more");
  const retry = document.querySelector<HTMLButtonElement>("#search-retry");
  const reload = document.querySelector<HTMLButtonElement>("#search-reload");
  const archive = document.querySelector<HTMLAnchorElement>("#search-archive");
  const relatedSection = document.querySelector<HTMLElement>("#search-related-section");
  const related = document.querySelector<HTMLOListElement>("#search-related");
  const form = input?.form;
  if (!input || !form || !tools || !filters || !status || !suggestion || !results) return undefined;
  if (!more || !retry || !reload || !archive || !relatedSection || !related) return undefined;
  return {
    form,
    input,
    tools,
    filters,
    status,
    suggestion,
    results,
    more,
    retry,
    reload,
    archive,
    relatedSection,
    related,
  };
}
