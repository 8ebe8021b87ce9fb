import { robotsTxt } from "../syndication/crawler-policy.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/robots.txt",
  value: ({ shell: { site } }) => ({ url: site.url }),
  render: robotsTxt,
});
