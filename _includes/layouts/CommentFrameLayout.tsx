import { framedService, programOf } from "../../src/domain/comment-service.ts";
import type { PageProps } from "./Document.tsx";

/** The page in which somebody else's program shows comments; it stands in a frame on articles and is read nowhere else. */
export function CommentFrameLayout({ shell: { site, assets } }: PageProps) {
  const service = framedService(site.comments);
  if (!service) return null;
  const { script, style } = programOf(service);
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>评论</title>
        <script src={assets.firstScript} />
        <link rel="stylesheet" href={assets.styles} />
        {style && <link rel="stylesheet" href={style.url} integrity={style.integrity} crossorigin="anonymous" />}
        <script src={script.url} integrity={script.integrity} crossorigin="anonymous" defer />
        <script type="module" src={assets.commentFrameScript} />
      </head>
      <body>
        <main
          id="comment-frame"
          data-service={service.provider}
          data-server={service.server}
          data-site={service.provider === "artalk" ? service.site : undefined}
        />
      </body>
    </html>
  );
}
