import { ProseLayout } from "../../_includes/layouts/ProseLayout.tsx";
import { RightsForm } from "../../_includes/partials/rights-form/RightsForm.tsx";
import { rightsFormOf } from "../domain/form.ts";
import type { ProsePage } from "../domain/site.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem<ProsePage>("publication.prosePages", ({ path }) => path);

export default function render({ publication: { shell }, item }: ItemData<ProsePage>) {
  return (
    <ProseLayout shell={shell} page={item}>
      {item.key === "rights" && <RightsForm target={rightsFormOf(shell.site)} />}
    </ProseLayout>
  );
}
