import type { Line, Message, Result } from "./tell-message.ts";

const SIGNS: Readonly<Record<Result, string>> = { published: "✅", refused: "❌", failed: "⚠️", undone: "↩️" };
/** GitHub looks for @people, #issues and addresses in text that has been rendered; this stands between, and is not seen. */
const WORD_JOINER = "\u2060";
const LONGEST = 200;

/** A comment on GitHub: what authors wrote shows as they wrote it, calls nobody and is no markup. */
export function asMarkdown({ result, head, lines }: Message): string {
  const items = lines.map(({ text, foreign, href }) => {
    const words = foreign === undefined ? "" : escaped(oneLine(foreign));
    if (href === undefined) return `- ${text}${words && `：${words}`}`;
    return words ? `- ${text}：[${words}](<${addressOf(href)}>)` : `- [${text}](<${addressOf(href)}>)`;
  });
  return `${SIGNS[result]} ${head}\n\n${items.join("\n")}\n`;
}

/** For a terminal, a log and a chat. */
export function asText({ result, head, lines }: Message): string {
  const items = lines.map(({ text, foreign, href }: Line) => {
    const words = foreign === undefined ? "" : `：${oneLine(foreign)}`;
    return `- ${text}${words}${href !== undefined && href !== foreign ? ` ${addressOf(href)}` : ""}`;
  });
  return [`${SIGNS[result]} ${head}`, ...items].join("\n");
}

/**
 * A stranger's text in one line, without what a log would take for a command of a workflow
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions). Too long ones are cut.
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .replaceAll("::", ": :")
    .replaceAll("##[", "## [")
    .trim();
  const letters = Array.from(line);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : line;
}

function escaped(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#:-]/g, `$&${WORD_JOINER}`)
    .replace(/\b(www)(?=\\\.)/gi, `$1${WORD_JOINER}`);
}

function addressOf(href: string): string {
  return href.replace(/[<>\s\\]/g, encodeURIComponent);
}
