import { tdmReservation } from "../syndication/crawler-policy.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/.well-known/tdmrep.json");

export default function render({ publication }: PageData): string {
  return tdmReservation(publication.shell.site);
}
