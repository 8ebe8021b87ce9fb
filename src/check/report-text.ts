import type { Found } from "../copy/found.ts";
import { REMEDIES } from "../domain/problem.ts";

/** More than anybody reads at a time. */
const MOST_SHOWN = 100;
const MOST_LINES = 8;
const LABELS = { error: "错误", warning: "提醒" } as const;

/** What was found, as authors read it: place and code, what is wrong, what to do. @param found errors first */
export function reportText(found: readonly Found[], articles: number, notes: readonly string[]): string {
  const shown = found.slice(0, MOST_SHOWN).map(tell);
  if (found.length > MOST_SHOWN)
    shown.push(`还有 ${found.length - MOST_SHOWN} 项没有列出：写上路径看一部分，或用 --json 看全部。\n`);
  const [errors, warnings] = [placesIn(found, "error"), placesIn(found, "warning")];
  const fixable = found.reduce((sum, { fixable }) => sum + fixable, 0);
  const hint = fixable > 0 ? `；其中 ${fixable} 处可以用 npm run check -- --fix 改正` : "";
  const mark = errors > 0 ? "✗" : "✓";
  const summary = `${mark} 检查了 ${articles} 篇文章：${errors} 处错误，${warnings} 处提醒${hint}。\n`;
  return [...shown, [...notes.map((note) => `${note}\n`), summary].join("")].join("\n");
}

function tell({ code, severity, file, line, column, message, lines, draft }: Found): string {
  return `${file}:${line}:${column}  ${code}  ${draft ? "草稿，发布前要改" : LABELS[severity]}\n  ${message}${also(lines)}\n  → ${REMEDIES[code]}\n`;
}

function also(places: Found["lines"]): string {
  if (places.length === 1) return "";
  const lines = [...new Set(places)];
  const named = lines.slice(0, MOST_LINES).join("、");
  return `这样的一共 ${places.length} 处，在第 ${named}${lines.length > MOST_LINES ? "…… " : " "}行。`;
}

function placesIn(found: readonly Found[], severity: Found["severity"]): number {
  return found.reduce((sum, one) => sum + (one.severity === severity ? one.lines.length : 0), 0);
}
