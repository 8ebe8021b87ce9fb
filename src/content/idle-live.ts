import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import type { ProblemReport } from "./problem-report.ts";

const DAY_MS = 86_400_000;
/** A story that sleeps over a weekend wakes up on Monday. */
const IDLE_DAYS = 3;

/**
 * Points out live pages that nobody has ended and nobody adds to: readers are told that they run, and their browsers keep asking.
 * @param articles as readers see them now
 */
export function warnOfIdleLive(articles: readonly Article[], now: number, report: ProblemReport): void {
  for (const { live, folder, title, published } of articles) {
    if (!live?.running) continue;
    const days = Math.floor((now - (live.last ?? published).epoch) / DAY_MS);
    if (days < IDLE_DAYS) continue;
    const message = `滚动报道“${title}”已经 ${days} 天没有新的一条，页面还写着进行中。`;
    report.warn("live-idle", join(folder, "article.json"), message);
  }
}
