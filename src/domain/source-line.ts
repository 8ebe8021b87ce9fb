import type { Article } from "./article.ts";
import { KIND_LABELS } from "./kind.ts";

/**
 * What stands behind 来源 at the end of an article, as Chinese newsrooms write it: 加西周末综合, 加西周末编译,
 * CBC (a reprint names the outlet itself), 来源编辑部 (an original names who wrote it).
 */
export function sourceLineOf({ kind, desk, authors, sources }: Article): string {
  const makers = desk ?? authors.join("、");
  if (kind === "reprint") return sources.map(({ name }) => name).join("、");
  if (kind === "original") return makers;
  return `${makers}${KIND_LABELS[kind]}`;
}
