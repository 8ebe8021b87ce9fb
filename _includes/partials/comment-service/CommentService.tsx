import { type CommentService, FRAME_PATH, hostsOf, SERVICE_NAMES } from "../../../src/domain/comment-service.ts";

interface CommentServicePanelProps {
  readonly service: CommentService;
  /** Address of the article on the site, the same in both editions, so that they share what is said. */
  readonly path: string;
  readonly title: string;
}

/**
 * In the place of the form, where somebody else's program takes comments. Nothing is asked of it before the reader has
 * pressed the button and could read what that means; a script makes the frame (src/browser/comment-service.ts).
 */
export function CommentServicePanel({ service, path, title }: CommentServicePanelProps) {
  const { provider } = service;
  return (
    <div class="comment-service form" id="comment-form" data-frame={frameOf(service, path, title)}>
      <p class="form-note">
        评论由 {SERVICE_NAMES[provider]} 提供。按下按钮，您的浏览器才会连接 {hostsOf(service).join("、")}
        ；您写的内容由它保存，详见<a href="/privacy/#comment-service">隐私说明</a>。
        <span class="without-script">
          打开要用 JavaScript
          {provider === "giscus" && (
            <>
              ，也可以<a href={`https://github.com/${service.repo}/discussions`}>到 GitHub 上看</a>
            </>
          )}
          。
        </span>
      </p>
      <p class="comment-service-open with-script">
        {/* The script that opens it enables it. */}
        <button type="button" disabled>
          打开评论
        </button>
      </p>
    </div>
  );
}

/** What the script fills in is who reads: the session, the theme, the script of the page. */
function frameOf(service: CommentService, path: string, title: string): string {
  if (service.provider !== "giscus") return `${FRAME_PATH}?${new URLSearchParams({ path, title })}`;
  const { host, repo, repoId, category, categoryId } = service;
  // Named as giscus's own script names it by the address of a page, so that discussions of before are found.
  const term = path.slice(1);
  const fixed = { strict: "0", reactionsEnabled: "1", emitMetadata: "0", inputPosition: "bottom" };
  const query = new URLSearchParams({ repo, repoId, category, categoryId, term, ...fixed, description: title });
  return `${new URL(host).origin}/zh-CN/widget?${query}`;
}
