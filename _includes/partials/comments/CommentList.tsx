import type { ComponentChildren } from "preact";
import { anchorOf, type Comment, type CommentReply, type CommentThread } from "../../../src/domain/comment.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { CommentText, STRANGERS_LINK } from "./CommentText.tsx";

interface CommentListProps {
  readonly threads: readonly CommentThread[];
  /** Whether answers are taken. */
  readonly open: boolean;
}

/** So many threads stand open, and so many answers below each. */
const THREADS = 10;
const REPLIES = 2;
/** A fold that hides less than this is more work than it saves. */
const WORTH_FOLDING = 2;

/** Comments by threads; those beyond the first, and answers beyond the first, are folded. */
export function CommentList({ threads, open }: CommentListProps) {
  const [shown, folded] = parted(threads, THREADS);
  const count = folded.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
  return (
    <div class="threads">
      {shown.map((thread) => (
        <Thread key={thread.comment.id} thread={thread} open={open} />
      ))}
      {count > 0 && (
        <Fold label={`其余 ${count} 条评论`}>
          {folded.map((thread) => (
            <Thread key={thread.comment.id} thread={thread} open={open} />
          ))}
        </Fold>
      )}
    </div>
  );
}

function Thread({ thread: { comment, replies }, open }: { readonly thread: CommentThread; readonly open: boolean }) {
  const [shown, folded] = parted(replies, REPLIES);
  const editors = folded.filter((reply) => reply.comment.editor).length;
  const said = (all: readonly CommentReply[]) =>
    all.map((reply) => <Said key={reply.comment.id} {...reply} open={open} />);
  return (
    <div class="thread">
      <Said comment={comment} open={open} />
      {replies.length > 0 && (
        <div class="replies">
          {said(shown)}
          {folded.length > 0 && (
            <Fold label={`另外 ${folded.length} 条回复${editors > 0 ? `，其中编辑 ${editors} 条` : ""}`}>
              {said(folded)}
            </Fold>
          )}
        </div>
      )}
    </div>
  );
}

function parted<T>(all: readonly T[], open: number): readonly [readonly T[], readonly T[]] {
  return all.length < open + WORTH_FOLDING ? [all, []] : [all.slice(0, open), all.slice(open)];
}

/**
 * What is folded stands behind its fold and not inside: so an address with `#comment-…` shows that comment in any browser,
 * without a script. The script puts it inside, where browsers look for words (src/browser/comment-folds.ts).
 */
function Fold({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <>
      <details class="fold">
        <summary>{label}</summary>
      </details>
      <div class="folded">{children}</div>
    </>
  );
}

function Said({ comment, answers, open }: CommentReply & { readonly open: boolean }) {
  return (
    <article class="comment" id={anchorOf(comment)}>
      <Heading comment={comment} answers={answers} />
      <CommentText text={comment.text} />
      {open && (
        <a class="comment-reply" href="#comment-form" aria-label={`回复 ${comment.name}`}>
          回复
        </a>
      )}
    </article>
  );
}

function Heading({ comment, answers }: { readonly comment: Comment; readonly answers: Comment | undefined }) {
  const { name, website, editor, date } = comment;
  return (
    <div class="comment-about">
      <b class="comment-name">
        {website ? (
          <a href={website} rel={STRANGERS_LINK}>
            {name}
          </a>
        ) : (
          name
        )}
      </b>
      {editor && <span class="seal">编辑</span>}
      {answers && (
        <span>
          回复 <a href={`#${anchorOf(answers)}`}>{answers.name}</a>
        </span>
      )}
      <a class="comment-date" href={`#${anchorOf(comment)}`}>
        <DateLine date={date} />
      </a>
    </div>
  );
}
