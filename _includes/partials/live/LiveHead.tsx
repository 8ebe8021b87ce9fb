import { OURS, THEIRS } from "../../../src/domain/interface-terms.ts";
import { entryAnchor, entryClock, LIVE_STATES, type Live, type LiveEntry } from "../../../src/domain/live.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";

interface LiveHeadProps {
  readonly live: Live;
  /** In the order in which they are told. */
  readonly entries: readonly { readonly entry: LiveEntry }[];
}

/** Whether the coverage goes on, what came last, by which clock, and what matters most. */
export function LiveHead({ live: { running, ended, first, last }, entries }: LiveHeadProps) {
  const keys = entries.flatMap(({ entry }) => (entry.key ? entry : []));
  const days = new Set(entries.map(({ entry }) => entry.time.day)).size;
  return (
    <div class="live-head" {...OURS}>
      <p class="live-state">
        <b class="live-flag">{running ? LIVE_STATES.running : LIVE_STATES.ended}</b>
        {last === undefined && <span>第一条还没有发出。</span>}
        {ended && (
          <span>
            {running ? "预计" : "结束于"} <DateLine date={ended} />
            {running && " 结束"}
          </span>
        )}
        {entries.length > 0 && <span>共&nbsp;{entries.length}&nbsp;条</span>}
        {first && <span>时刻是本站当地时间（{zoneOf(first.iso)}）</span>}
        {running && last && (
          <span class="live-last">
            最近一条{" "}
            <time class="clock" datetime={last.iso} title={last.label}>
              {last.label}
            </time>
          </span>
        )}
      </p>
      {keys.length > 0 && (
        <nav class="live-keys" aria-labelledby="live-keys">
          <h2 id="live-keys">要点</h2>
          <ol>
            {keys.map((entry) => (
              <li key={entry.name}>
                <time datetime={entry.time.iso} title={entry.time.label}>
                  {days > 1 && `${Number(entry.time.day.slice(-2))}日 `}
                  {entryClock(entry.time)}
                </time>{" "}
                <a href={`#${entryAnchor(entry)}`} {...THEIRS}>
                  <Headline text={entry.title} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </div>
  );
}

/** `UTC-8`, `UTC+5:30` of a moment with its offset. */
function zoneOf(iso: string): string {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(iso) ?? [];
  return `UTC${sign ?? "+"}${Number(hours ?? 0)}${minutes === "00" || minutes === undefined ? "" : `:${minutes}`}`;
}
