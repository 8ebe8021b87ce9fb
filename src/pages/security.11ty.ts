import { securityExpiry, securityTxt } from "../syndication/crawler-policy.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/.well-known/security.txt",
  value: ({ shell: { site }, clock }) => ({ url: site.url, contact: site.contact, expires: securityExpiry(clock) }),
  render: securityTxt,
});
