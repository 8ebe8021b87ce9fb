import { ProseLayout } from "../../_includes/layouts/ProseLayout.tsx";
import { ServiceNotice } from "../../_includes/partials/comment-service/ServiceNotice.tsx";
import { RightsForm } from "../../_includes/partials/rights-form/RightsForm.tsx";
import { rightsFormOf } from "../domain/form.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ prosePages }) => prosePages,
  address: ({ path }) => path,
  value: ({ shell }, page) => ({ shell, page }),
  render: ({ shell, page }) => (
    <ProseLayout shell={shell} page={page}>
      {page.key === "privacy" && <ServiceNotice comments={shell.site.comments} />}
      {page.key === "rights" && <RightsForm target={rightsFormOf(shell.site)} />}
    </ProseLayout>
  ),
});
