import type { PublicArticle } from "./article.ts";
import { KIND_LABELS } from "./kind.ts";

/**
 * The line at the end of an article, as Chinese newsrooms write it: 来源：加西周末综合, 来源：加西周末编译, 来源：CBC
 * (a reprint names the outlet itself), 来源：来源编辑部 (an original names who wrote it).
 */
export function sourceLineOf(article: PublicArticle): string {
  return `来源：${makers(article)}`;
}

/**
 * The line with every source by name, for where no list of sources stands beside it: 来源：CBC、BBC（加西周末综合）. What
 * an original only refers to is no source of it.
 */
export function fullSourceLineOf(article: PublicArticle): string {
  const { kind, sources } = article;
  if (kind === "original" || kind === "reprint" || sources.length === 0) return sourceLineOf(article);
  return `来源：${names(sources)}（${makers(article)}）`;
}

function names(sources: PublicArticle["sources"]): string {
  return [...new Set(sources.map(({ name }) => name))].join("、");
}

function makers({ kind, desk, authors, sources }: PublicArticle): string {
  if (kind === "reprint") return names(sources);
  const desks = desk ?? authors.join("、");
  return kind === "original" ? desks : `${desks}${KIND_LABELS[kind]}`;
}
