import { ledgerCsv } from "../syndication/ledger-files.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/sources/ledger.csv");

export default function render({ publication }: PageData): string {
  return ledgerCsv(publication.ledger);
}
