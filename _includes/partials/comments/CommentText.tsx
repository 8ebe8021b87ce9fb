import { Fragment } from "preact";
import { type CommentPiece, commentParagraphs } from "../../../src/domain/comment.ts";
import { lengthOf } from "../../../src/domain/seen-text.ts";
import { partedComment } from "./long-comment.ts";

/** `rel` of a link that a reader wrote (developers.google.com/search/docs/crawling-indexing/qualify-outbound-links). */
export const STRANGERS_LINK = "ugc nofollow noopener noreferrer";

/** What a reader wrote: plain text, with the addresses in it as links that vouch for nothing; much of it is folded. */
export function CommentText({ text }: { readonly text: string }) {
  const [open, folded] = partedComment(text);
  return (
    <>
      <Paragraphs text={open} />
      {folded && (
        <details class="comment-rest">
          <summary>余下 {lengthOf(folded)} 字</summary>
          <Paragraphs text={folded} />
        </details>
      )}
    </>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {commentParagraphs(text).map((lines) => (
        <p>
          {lines.map((pieces, index) => (
            <>
              {index > 0 && <br />}
              {pieces.map(piece)}
            </>
          ))}
        </p>
      ))}
    </>
  );
}

function piece(of: CommentPiece) {
  if (of.kind === "words") return <Fragment>{of.text}</Fragment>;
  return (
    <a href={of.url} rel={STRANGERS_LINK}>
      {of.text}
    </a>
  );
}
