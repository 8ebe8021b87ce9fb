import { tdmReservation } from "../syndication/crawler-policy.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/.well-known/tdmrep.json",
  value: ({ shell: { site } }) => ({ url: site.url }),
  render: tdmReservation,
});
