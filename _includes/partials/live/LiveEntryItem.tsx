import type { PublicArticle, PublicBlock } from "../../../src/domain/article.ts";
import { CHANGE_LABELS, changeText } from "../../../src/domain/change.ts";
import {
  type EntryBlock,
  type EntryWithText,
  entryAnchor,
  entryClock,
  type LiveEntry,
  OWN_SOURCE,
} from "../../../src/domain/live.ts";
import type { MediaSettings } from "../../../src/domain/media-policy.ts";
import { ArticleBody } from "../article-body/ArticleBody.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { Citation } from "../source-attribution/Citation.tsx";

export type TextOfEntry = Exclude<PublicBlock, EntryBlock>;

interface LiveEntryItemProps extends EntryWithText<TextOfEntry> {
  readonly article: Pick<PublicArticle, "path" | "body">;
  /** What of other hosts is played in pages. */
  readonly media?: MediaSettings | undefined;
}

/** One entry: when, what, in how many words it takes, and from whom. Its time is the link to it. */
export function LiveEntryItem({ article, media, entry, blocks }: LiveEntryItemProps) {
  const { time, title, key, changes, withdrawn } = entry;
  const anchor = entryAnchor(entry);
  return (
    <article class={key ? "live-entry live-entry-key" : "live-entry"} id={anchor}>
      <h3 class="live-title headline">
        <a class="live-time" href={`#${anchor}`}>
          <time datetime={time.iso} title={time.label}>
            {entryClock(time)}
          </time>
        </a>
        <span>
          <Headline text={title} />
        </span>
      </h3>
      {blocks.length > 0 && <ArticleBody article={article} media={media} body={blocks} within="live-text" />}
      {!withdrawn && <Sources entry={entry} />}
      {!withdrawn &&
        changes.map((change) => (
          <p key={change.date.iso + change.text} class="live-change">
            <b>{CHANGE_LABELS[change.kind]}</b> <DateLine date={change.date} />：{changeText(change)}
          </p>
        ))}
    </article>
  );
}

/** Never empty: what nobody else has reported, the desk answers for. */
function Sources({ entry: { sources, own } }: { readonly entry: LiveEntry }) {
  return (
    <p class="live-sources">
      来源：
      {sources.map((citation, at) => (
        <>
          {at > 0 && "；"}
          <Citation key={citation.name} citation={citation} />
        </>
      ))}
      {own && (
        <>
          {sources.length > 0 && "；"}
          {OWN_SOURCE}
        </>
      )}
    </p>
  );
}
