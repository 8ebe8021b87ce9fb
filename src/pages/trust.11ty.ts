import { TRUST_FILES, trustTxt } from "../syndication/trust-txt.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: () => TRUST_FILES,
  address: (path) => path,
  value: ({ shell: { site } }) => ({ url: site.url, contact: site.contact, trust: site.trust }),
  render: trustTxt,
});
