import { SentLayout } from "../../_includes/layouts/SentLayout.tsx";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";
import { definePages } from "./define-pages.ts";

/** Where the forms lead. */
export default definePages({
  items: () => [COMMENT, RIGHTS_NOTICE],
  address: ({ sent }) => sent,
  value: ({ shell }, kind) => ({ shell, kind }),
  render: ({ shell, kind }) => {
    if (kind.name === RIGHTS_NOTICE.name) {
      const text = "谢谢您告诉我们。编辑会阅读并核实，需要时用您留下的邮箱与您联系。";
      return <SentLayout shell={shell} kind={kind} title="要求已收到" text={text} />;
    }
    const email = shell.site.comments.email === "off" ? "" : "；您的电子邮箱地址不会被公开";
    const text = `谢谢您的评论。编辑审核通过后，会显示在文章下方${email}。`;
    return <SentLayout shell={shell} kind={kind} title="评论已收到" text={text} />;
  },
});
