import { Fragment } from "preact";
import { type CommentPiece, commentParagraphs } from "../../../src/domain/comment.ts";

/** `rel` of a link that a reader wrote (developers.google.com/search/docs/crawling-indexing/qualify-outbound-links). */
export const STRANGERS_LINK = "ugc nofollow noopener noreferrer";

/** What a reader wrote: plain text, with the addresses in it as links that vouch for nothing. */
export function CommentText({ text }: { readonly text: string }) {
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
