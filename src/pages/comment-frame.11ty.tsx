import { CommentFrameLayout } from "../../_includes/layouts/CommentFrameLayout.tsx";
import { FRAME_PATH, framedService } from "../domain/comment-service.ts";
import { definePages } from "./define-pages.ts";

/** Where a service of comments runs, when there is one that needs a page of ours. */
export default definePages({
  items: ({ shell }) => (framedService(shell.site.comments) ? [FRAME_PATH] : []),
  address: (path) => path,
  value: ({ shell: { site, sections, assets, indexes } }) => ({ shell: { site, sections, assets, indexes } }),
  render: ({ shell }) => <CommentFrameLayout shell={shell} />,
});
