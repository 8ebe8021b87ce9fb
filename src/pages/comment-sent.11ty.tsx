import { SentLayout } from "../../_includes/layouts/SentLayout.tsx";
import { COMMENT } from "../domain/form.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage(COMMENT.sent);

export default function render({ publication: { shell } }: PageData) {
  const email = shell.site.comments.email === "off" ? "" : "；您的电子邮箱地址不会被公开";
  const text = `谢谢您的评论。编辑审核之后，它会显示在文章下方${email}。`;
  return <SentLayout shell={shell} kind={COMMENT} title="评论已收到" text={text} />;
}
