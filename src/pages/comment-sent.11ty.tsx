import { CommentSentLayout } from "../../_includes/layouts/CommentSentLayout.tsx";
import { COMMENT_SENT } from "../domain/comment-form.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage(COMMENT_SENT);

export default function render({ publication }: PageData) {
  return <CommentSentLayout frame={publication.frame} />;
}
