import type { Article } from "./article.ts";
import { KIND_LABELS } from "./kind.ts";

/**
 * The line at the end of an article, as Chinese newsrooms write it: 来源：加西周末综合, 来源：加西周末编译, 来源：CBC
 * (a reprint names the outlet itself), 来源：来源编辑部 (an original names who wrote it).
 */
export function sourceLineOf(article: Article): string {
  return `来源：${makers(article)}`;
}

function makers({ kind, desk, authors, sources }: Article): string {
  if (kind === "reprint") return sources.map(({ name }) => name).join("、");
  const names = desk ?? authors.join("、");
  return kind === "original" ? names : `${names}${KIND_LABELS[kind]}`;
}
