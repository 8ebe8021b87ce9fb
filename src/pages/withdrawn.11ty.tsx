import { WithdrawnLayout } from "../../_includes/layouts/WithdrawnLayout.tsx";
import { noticePath, type Withdrawal } from "../domain/withdrawal.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.withdrawnArticles", (withdrawal: Withdrawal) => noticePath(withdrawal));

export default function render({ publication, item }: ItemData<Withdrawal>) {
  return <WithdrawnLayout shell={publication.shell} withdrawal={item} />;
}
