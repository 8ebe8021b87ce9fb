import { ledgerJson } from "../syndication/ledger-files.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/sources/ledger.json");

export default function render({ publication }: PageData): string {
  return ledgerJson(publication.ledger);
}
