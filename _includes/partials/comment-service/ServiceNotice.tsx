import { type CommentSettings, privacyOf, serviceOf } from "../../../src/domain/comment-service.ts";

/** What the page of privacy owes readers where a service shows the comments: made of what is configured, so that it is never forgotten. */
export function ServiceNotice({ comments }: { readonly comments: CommentSettings }) {
  const service = serviceOf(comments);
  if (!service) return null;
  return (
    <section class="article-body" aria-labelledby="comment-service">
      <h2 id="comment-service">评论服务</h2>
      {privacyOf(service).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}
