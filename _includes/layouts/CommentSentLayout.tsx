import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { Document } from "./Document.tsx";

interface CommentSentLayoutProps {
  readonly frame: SiteFrame;
}

/** Where the form leads when it was sent without JavaScript. */
export function CommentSentLayout({ frame }: CommentSentLayoutProps) {
  return (
    <Document frame={frame} title="评论已收到" path="/comment-sent/" robots="noindex">
      <div class="list">
        <ListHeader title="评论已收到">
          <p>谢谢您的评论。编辑审核之后，它会显示在文章下方；您的电子邮箱地址不会被公开。</p>
        </ListHeader>
        <p>
          按浏览器的“返回”键回到刚才的文章，或<a href="/">前往首页</a>。
        </p>
      </div>
    </Document>
  );
}
