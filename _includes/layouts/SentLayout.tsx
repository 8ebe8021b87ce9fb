import type { FormKind } from "../../src/domain/form.ts";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface SentLayoutProps extends PageProps {
  readonly kind: FormKind;
  readonly title: string;
  /** What happens now. */
  readonly text: string;
}

/** Where a form leads when it was sent without JavaScript. A script that gets this page knows it by its mark. */
export function SentLayout({ shell, kind, title, text }: SentLayoutProps) {
  return (
    <ListDocument shell={shell} title={title} path={kind.sent} robots="noindex" id={kind.mark} intro={<p>{text}</p>}>
      <p>
        按浏览器的“返回”键回到刚才的页面，或<a href="/">前往首页</a>。
      </p>
    </ListDocument>
  );
}
