import type { WaitingDrift } from "../evidence/waiting.ts";
import type { CitedLink } from "./cited-links.ts";
import type { Verdict } from "./link-check.ts";

export type CheckedLink = CitedLink & { readonly verdict: Verdict };

const HEADINGS = {
  gone: "打不开了",
  changed: "文件与记录不一样",
  moved: "搬了地方",
  unknown: "没能确定，请人看一眼",
} as const;
/** The Internet Archive leads to the copy nearest to a day (archive.org/help/wayback_api.php). */
const ARCHIVE = "https://web.archive.org/web";
const ORDER = ["gone", "changed", "moved", "unknown"] as const;

/**
 * What an editor has to look at, as Markdown for a terminal or an issue.
 * @param checked every link with what became of it
 */
export function linkReport(checked: readonly CheckedLink[]): string {
  const parts = ORDER.flatMap((state) => {
    const links = checked.filter(({ verdict }) => verdict.state === state);
    return links.length === 0 ? [] : [`## ${HEADINGS[state]}（${links.length}）`, ...links.map(item)];
  });
  const fine = checked.filter(({ verdict }) => verdict.state === "ok").length;
  return [`查了 ${checked.length} 个链接，${fine} 个没有问题。`, ...parts].join("\n\n");
}

/** What changed in cited texts and waits for an editor, as a part of a report; none when nothing does. */
export function driftReport(drifted: readonly WaitingDrift[]): readonly string[] {
  if (drifted.length === 0) return [];
  const items = drifted.map(({ url, about, places }) => [`- <${url}>：${about}`, ...places.map(placeItem)].join("\n"));
  return [`## 原文后来有改动，等编辑决定（${drifted.length}）`, ...items];
}

function placeItem({ where, what }: Pick<CitedLink["places"][number], "where" | "what">): string {
  return `  - \`${where}\` ${plain(what)}`;
}

function item({ url, places, verdict }: CheckedLink): string {
  const about = verdict.state === "moved" ? `现在在 <${verdict.to}>` : "why" in verdict ? verdict.why : "";
  const used = places.map(placeItem);
  const day = places.find(({ day }) => day !== undefined)?.day;
  const copy =
    verdict.state === "gone" && day && !url.startsWith(`${ARCHIVE}/`)
      ? [`  - 存档里也许有：<${ARCHIVE}/${day.replaceAll("-", "")}/${url}>`]
      : [];
  return [`- <${url}>：${about}`, ...used, ...copy].join("\n");
}

/**
 * A name out of an article, as text in Markdown that a terminal shows as well. An invisible mark keeps GitHub from calling
 * whoever is named like that: it looks for `@` and `#` where a backslash is gone.
 */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>@#|]/g, "\\$&").replace(/[@#]/g, "$&&#8288;");
}
