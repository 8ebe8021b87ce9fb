import { SentLayout } from "../../_includes/layouts/SentLayout.tsx";
import { ERROR_REPORT, FORMS, formsOf, RIGHTS_NOTICE } from "../domain/form.ts";
import { definePages } from "./define-pages.ts";

/** Where the forms lead. */
export default definePages({
  items: () => FORMS,
  address: ({ sent }) => sent,
  value: ({ shell }, kind) => ({ shell, kind }),
  render: ({ shell, kind }) => {
    if (kind.name === RIGHTS_NOTICE.name) {
      const text = "谢谢您告诉我们。编辑会阅读并核实，需要时用您留下的邮箱与您联系。";
      return <SentLayout shell={shell} kind={kind} title="要求已收到" text={text} />;
    }
    if (kind.name === ERROR_REPORT.name) {
      const text = "谢谢您指出错误。编辑会核实；确有错误的，改正以后记入更正。";
      return <SentLayout shell={shell} kind={kind} title="纠错已收到" text={text} />;
    }
    const email = formsOf(shell.site).email === "off" ? "" : "；您的电子邮箱地址不会被公开";
    const text = `谢谢您的评论。编辑审核通过后，会显示在文章下方${email}。`;
    return <SentLayout shell={shell} kind={kind} title="评论已收到" text={text} />;
  },
});
