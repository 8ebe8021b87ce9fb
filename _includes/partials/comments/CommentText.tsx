import { Fragment } from "preact";
import { type CommentPiece, commentParagraphs } from "../../../src/domain/comment.ts";
import { STRANGERS_LINK } from "./strangers-link.ts";

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
