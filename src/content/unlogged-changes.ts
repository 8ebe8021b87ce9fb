import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { git, PATIENCE_MS } from "./git.ts";
import type { ProblemReport } from "./problem-report.ts";

/** Further back an author no longer remembers what an edit was about, and git has to walk the whole history. */
const REACH_DAYS = 30;
const DAY_MS = 86_400_000;
/** Git answers in a fraction of a second; a disk that hangs must not hold up a build for the sake of a reminder. */

/** A commit that changed the text of an article. */
interface Edit {
  /** Address of the article. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly made: number;
}

/**
 * Warns of texts that git saw changed after the day of their release without an entry in `changes`: `updated` moves with
 * the log alone, so such an edit would be a silent one. Asked by the check and never by a build, whose output is the same
 * in every clone, however much of the history it has.
 *
 * @param root folder of the articles
 * @param articles the published ones
 * @param now milliseconds since 1970; only the edits of the last 30 days are asked about
 * @returns what could not be looked at, in a Chinese sentence; undefined when nothing was left out
 */
export function warnOfUnlogged(
  root: string,
  articles: readonly Article[],
  zone: string,
  now: number,
  report: ProblemReport,
): string | undefined {
  if (articles.length === 0) return undefined;
  if (git(root, ["rev-parse", "--is-shallow-repository"], PATIENCE_MS)?.trim() === "true")
    return "这份克隆没有完整的 git 历史，没有查改过正文而 changes 里没有记的；git fetch --unshallow 以后再查。";
  const published = new Map(articles.map((article) => [article.path, article]));
  const warned = new Set<string>();
  for (const { path, made } of editsSince(root, now - REACH_DAYS * DAY_MS)) {
    const article = published.get(path);
    const { day } = dateStampOf(made, zone);
    if (!article || warned.has(path) || day <= article.published.day) continue;
    if (article.changes.some(({ date }) => date.day >= day)) continue;
    warned.add(path);
    report.warn("unlogged-change", join(article.folder, "article.json"), `${day} 改过正文，changes 里没有记。`);
  }
  return undefined;
}

/**
 * The edits of texts that git has on record, newest first. Moving a folder is not an edit. Empty when there is nothing to
 * ask: no git, no repository.
 */
function editsSince(root: string, since: number): Edit[] {
  // --no-renames: a moved text is one taken away and one added, and git need not compare contents to find that out.
  const options = ["--no-renames", "--diff-filter=M", "--name-only", "--relative", "--no-show-signature", "--no-color"];
  const what = [`--since=${new Date(since).toISOString()}`, "--format=%at", "--", "*/article.md"];
  const log = git(root, ["log", ...options, ...what], PATIENCE_MS) ?? "";
  const edits: Edit[] = [];
  // The author's date: a rebase makes every commit younger, but nobody wrote anything that day.
  let made = 0;
  for (const line of log.split("\n")) {
    if (/^\d+$/.test(line)) made = Number(line) * 1000;
    else if (line !== "" && made >= since) edits.push({ path: `/${line.slice(0, -"article.md".length)}`, made });
  }
  return edits;
}
