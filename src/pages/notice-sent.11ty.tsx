import { SentLayout } from "../../_includes/layouts/SentLayout.tsx";
import { RIGHTS_NOTICE } from "../domain/form.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage(RIGHTS_NOTICE.sent);

export default function render({ publication: { shell } }: PageData) {
  return (
    <SentLayout
      shell={shell}
      kind={RIGHTS_NOTICE}
      title="要求已收到"
      text="谢谢您告诉我们。编辑会阅读并核实，需要时用您留下的邮箱与您联系。"
    />
  );
}
