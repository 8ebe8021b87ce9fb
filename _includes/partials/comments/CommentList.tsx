import { anchorOf, type Comment, type CommentThread } from "../../../src/domain/comment.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { CommentText, STRANGERS_LINK } from "./CommentText.tsx";

interface CommentListProps {
  readonly threads: readonly CommentThread[];
  /** Whether answers are taken. */
  readonly open: boolean;
}

/** Comments, oldest first, with the answers below each. */
export function CommentList({ threads, open }: CommentListProps) {
  return (
    <ol class="comment-list">
      {threads.map(({ comment, answers, replies }) => (
        <li key={comment.id}>
          <article class="comment" id={anchorOf(comment)}>
            <Heading comment={comment} answers={answers} />
            <CommentText text={comment.text} />
            {open && (
              <a class="comment-reply" href="#comment-form" data-reply={comment.id} aria-label={`回复 ${comment.name}`}>
                回复
              </a>
            )}
          </article>
          {replies.length > 0 && <CommentList threads={replies} open={open} />}
        </li>
      ))}
    </ol>
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
