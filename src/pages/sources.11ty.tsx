import { LedgerLayout } from "../../_includes/layouts/LedgerLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/sources/");

export default function render({ publication }: PageData) {
  return <LedgerLayout shell={publication.shell} entries={publication.ledger} />;
}
