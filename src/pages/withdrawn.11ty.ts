import { WithdrawnLayout } from "../../_includes/layouts/WithdrawnLayout.tsx";
import { noticePath } from "../domain/withdrawal.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ withdrawnArticles }) => withdrawnArticles,
  address: (withdrawal) => noticePath(withdrawal),
  value: ({ shell }, withdrawal) => ({ shell, withdrawal }),
  render: WithdrawnLayout,
});
