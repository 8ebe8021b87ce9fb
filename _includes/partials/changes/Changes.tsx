import type { PublicArticle } from "../../../src/domain/article.ts";
import { CHANGE_LABELS, changeText } from "../../../src/domain/change.ts";
import { DateLine } from "../date-line/DateLine.tsx";

/** What was changed after publication, newest first; nothing when nothing was. */
export function Changes({ article: { changes } }: { readonly article: PublicArticle }) {
  if (changes.length === 0) return null;
  return (
    <section class="changes" id="changes" aria-labelledby="changes-title">
      <h2 id="changes-title" class="end-title">
        更正与更新
      </h2>
      <ul>
        {changes.toReversed().map((change) => (
          <li key={change.date.iso + change.text} data-change={change.kind}>
            <b>{CHANGE_LABELS[change.kind]}</b> <DateLine date={change.date} />
            <p>{changeText(change)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
