import { aiLineOf } from "../../../src/domain/ai.ts";
import { unknownOfText } from "../../../src/domain/archive-words.ts";
import type { PublicArticle } from "../../../src/domain/article.ts";
import { CHANGE_KINDS, CHANGE_LABELS } from "../../../src/domain/change.ts";
import { OURS } from "../../../src/domain/interface-terms.ts";
import { contributorsByRole, ROLE_LABELS } from "../../../src/domain/signature.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { Signatures } from "./Signatures.tsx";

/** Who, when, how long to read, what was changed since, and what is said of it: all that stands further down is led to. */
export function Byline({ article }: { readonly article: PublicArticle }) {
  const { desk, authors, contributors, published, dated, archive, minutes, comments, commentsOpen } = article;
  const who = [...(desk ? [{ name: desk }] : []), ...authors];
  return (
    <ul class="byline">
      {who.length > 0 && (
        <li class="byline-who">
          <Signatures people={who} />
        </li>
      )}
      {contributorsByRole(contributors).map(({ role, people }) => (
        <li key={role}>
          {ROLE_LABELS[role]}：
          <Signatures people={people} />
        </li>
      ))}
      {article.ai?.map((work) => (
        <li key={work.use} data-ai="">
          {aiLineOf(work)}
        </li>
      ))}
      <li>
        <DateLine date={published} />
      </li>
      {dated && dated.day !== published.day && (
        <li>
          署 <DateLine date={dated} />
        </li>
      )}
      {archive && (
        <li {...OURS}>
          <a href="#archive">旧站文章</a>
          {unknownOfText(archive) && `，${unknownOfText(archive)}没有查明`}
        </li>
      )}
      {/* Nobody reads a live page from end to end. */}
      {!article.live && <li>约&nbsp;{minutes}&nbsp;分钟</li>}
      <Changed article={article} />
      {comments.length > 0 && (
        <li>
          <a href="#comments">{comments.length}&nbsp;条评论</a>
        </li>
      )}
      {commentsOpen && (
        <li>
          <a href="#comment-form">写评论</a>
        </li>
      )}
    </ul>
  );
}

/** How often it was corrected and added to; who has read it before looks there first. */
function Changed({ article: { changes } }: { readonly article: PublicArticle }) {
  const last = changes.at(-1)?.date;
  if (!last) return null;
  const counts = CHANGE_KINDS.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? `${CHANGE_LABELS[kind]}\u00a0${count}\u00a0处` : [];
  });
  return (
    <li>
      <a href="#changes">{counts.join("，")}</a>
      {changes.length > 1 ? "，最近 " : "，"}
      <DateLine date={last} />
    </li>
  );
}
