import type { PublicArticle } from "../../../src/domain/article.ts";
import { type EntryWithText, inReadingOrder, type Live, liveParts } from "../../../src/domain/live.ts";
import type { MediaSettings } from "../../../src/domain/media-policy.ts";
import { ArticleBody } from "../article-body/ArticleBody.tsx";
import { LiveEntryItem, type TextOfEntry } from "./LiveEntryItem.tsx";
import { LiveHead } from "./LiveHead.tsx";

type Entry = EntryWithText<TextOfEntry>;

/** So many entries stand open; the others follow behind a fold. A fold that hides less than the second is not worth it. */
const OPEN = 30;
const WORTH_FOLDING = 10;

interface LiveBodyProps {
  readonly article: Pick<PublicArticle, "published" | "path" | "body">;
  readonly live: Live;
  /** What of other hosts is played in pages. */
  readonly media?: MediaSettings | undefined;
}

/**
 * The text of a live page: what introduces it, where it stands, its key entries, and all entries by days, in the order in which they
 * are told or, as the reader chooses, in the other. Which of the two is a matter of style (live.css), so it takes no script; a
 * script (src/browser/live/) does it in the page itself, remembers it, and looks for new entries.
 */
export function LiveBody({ article, live, media }: LiveBodyProps) {
  const { introduction, entries } = liveParts<TextOfEntry>(article.body);
  const told = inReadingOrder(live, entries);
  const folds = told.length >= OPEN + WORTH_FOLDING;
  const [open, older] = folds ? [told.slice(0, OPEN), told.slice(OPEN)] : [told, []];
  return (
    <>
      {introduction.length > 0 && <ArticleBody article={article} media={media} body={introduction} />}
      <section class="live article-body" aria-label="滚动报道" data-running={live.running ? "" : undefined}>
        <LiveHead live={live} entries={told} />
        {told.length > 1 && <Orders running={live.running} />}
        <div class="live-days">
          <div class="live-part">
            <Days article={article} media={media} entries={open} />
          </div>
          {older.length > 0 && (
            <>
              <details class="live-fold">
                <summary>其余 {older.length} 条</summary>
              </details>
              <div class="live-part live-older">
                <Days article={article} media={media} entries={older} after={open.at(-1)} />
              </div>
            </>
          )}
        </div>
        {live.running && (
          <button class="live-new" type="button" hidden>
            <span class="live-new-some">
              有 <b>1</b> 条新进展
            </span>
            <span class="live-new-none">内容有改动</span>
          </button>
        )}
      </section>
    </>
  );
}

/** Two radio buttons before the days, so that styles know which is chosen. */
function Orders({ running }: { readonly running: boolean }) {
  const orders = [
    ["live-newest", "从新到旧", running],
    ["live-oldest", "从旧到新", !running],
  ] as const;
  return (
    <>
      {orders.map(([id, , told]) => (
        <input
          key={id}
          class={told ? "live-order live-as-told" : "live-order live-reversed"}
          type="radio"
          name="live-order"
          id={id}
          checked={told}
        />
      ))}
      <p class="live-orders">
        {orders.map(([id, name]) => (
          <label key={id} for={id}>
            {name}
          </label>
        ))}
      </p>
    </>
  );
}

interface DaysProps extends Omit<LiveBodyProps, "live"> {
  readonly entries: readonly Entry[];
  /** What stands before them, perhaps of the same day. */
  readonly after?: Entry | undefined;
}

function Days({ article, media, entries, after }: DaysProps) {
  const days = new Map<string, Entry[]>();
  for (const one of entries) {
    const { day } = one.entry.time;
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => {
        const time = ofDay[0]?.entry.time;
        const label = time?.year === article.published.year ? time.shortLabel : `${time?.year}年${time?.shortLabel}`;
        return (
          <section key={day} class={after?.entry.time.day === day ? "live-day live-day-on" : "live-day"}>
            <h2 class="live-day-title">
              <time datetime={day}>{label}</time>
            </h2>
            <div class="live-list">
              {ofDay.map(({ entry, blocks }) => (
                <LiveEntryItem key={entry.name} article={article} media={media} entry={entry} blocks={blocks} />
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}
