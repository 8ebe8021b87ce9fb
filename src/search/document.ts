import { type Article, type Block, picturesOf, quotesOf } from "../domain/article.ts";
import { KIND_LABELS } from "../domain/kind.ts";

/**
 * An article as the search index reads it: a whole HTML document of what shall be found and nothing else, so that lists,
 * neighbours and styles of the page can change without the index having to be built again.
 *
 * @param article gives the same bytes as long as it is the same
 */
export function searchDocument(article: Article): string {
  const { title, lede, kind, section, sources, published } = article;
  const filters = [
    ["section", section.name],
    ["kind", KIND_LABELS[kind]],
    ["year", published.year],
    ...sources.map(({ name }) => ["source", name]),
  ];
  return [
    `<!doctype html><html lang="zh-CN"><head><title>${escapeHtml(title)}</title></head><body>`,
    `<main data-pagefind-body data-pagefind-sort="date:${published.iso}" data-pagefind-meta="date:${published.label}">`,
    ...filters.map(
      ([name, value = ""]) => `<meta data-pagefind-filter="${name}[content]" content="${escapeHtml(value)}">`,
    ),
    `<h1 data-pagefind-meta="title">${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(lede)}</p>`,
    ...article.body.map(textOf),
    ...picturesOf(article).map(({ caption = "", credit }) => paragraph(`${caption} ${credit?.name ?? ""}`)),
    ...quotesOf(article).map(({ speaker, text }) => paragraph(`${speaker} ${text}`)),
    "</main></body></html>",
  ].join("\n");
}

function textOf(block: Block): string {
  return block.kind === "text" ? block.html : "";
}

function paragraph(text: string): string {
  return text.trim() === "" ? "" : `<p>${escapeHtml(text.trim())}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
