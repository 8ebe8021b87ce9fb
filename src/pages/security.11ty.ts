import { securityTxt } from "../syndication/crawler-policy.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/.well-known/security.txt");

export default function render({ publication }: PageData): string {
  return securityTxt(publication.shell.site, publication.now);
}
