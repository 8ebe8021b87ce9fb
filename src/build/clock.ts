import { git, PATIENCE_MS } from "../content/git.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A colleague's clock, or the zone of one, may be wrong by hours. */
const MOST_BEHIND_MS = DAY_MS;
/** A publication may rest; one that rests for longer says with `--now` that it is meant. */
const MOST_AHEAD_MS = 2 * 365 * DAY_MS;

/** How a person is told. */
export type Warn = (sentence: string) => void;

/** The clock of this machine cannot be right. The message is a Chinese sentence. */
export class ClockError extends Error {}

/**
 * Holds the clock of this machine against the newest commit that the articles are in. One that stands before it would hold
 * back what is out already, one far beyond it would let out what is embargoed. Where there is no git, no repository or no
 * commit there is nothing to hold it against.
 *
 * @param articles folder of the articles
 * @param now milliseconds since 1970, as the clock says
 * @param warn tells a person, who is looking at a preview of their own, instead
 * @throws ClockError
 */
export function assertClock(articles: string, now: number, warn?: Warn): void {
  const newest = newestCommit(articles);
  if (newest === undefined) return;
  const behind = newest - now > MOST_BEHIND_MS;
  if (!behind && now - newest <= MOST_AHEAD_MS) return;
  const [atClock, atCommit] = [now, newest].map((moment) => new Date(moment).toISOString().replace(/\.\d+Z$/, "Z"));
  const [clock, commit] = [atClock, atCommit].map((moment) => moment?.slice(0, 10));
  const wrong = behind
    ? `早于最新的提交（${commit}），已经公开的文章会变成没到时间`
    : `比最新的提交（${commit}）晚了两年以上，没到时间的文章会提前公开`;
  // Whoever cannot set the clock takes the moment of the commit: nothing that is out is held back by it.
  const otherwise = behind ? `；一时校不准，就加 --now ${atCommit}` : "";
  const sentence = `这台机器的时钟是 ${clock}，${wrong}。校准时钟${otherwise}；时钟没有错，就加 --now ${atClock}。`;
  if (!warn) throw new ClockError(sentence);
  warn(sentence);
}

/** When the newest commit was made, in milliseconds since 1970. */
function newestCommit(folder: string): number | undefined {
  const log = git(folder, ["log", "-1", "--format=%ct", "--no-show-signature", "--no-color"], PATIENCE_MS);
  const seconds = /^\d+$/.exec(log?.trim() ?? "")?.[0];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
