import { LedgerLayout } from "../../_includes/layouts/LedgerLayout.tsx";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/sources/",
  value: ({ shell, ledger, sponsors, machines, oldSites }) => ({
    shell,
    entries: ledger,
    sponsors,
    machines,
    oldSites,
  }),
  render: LedgerLayout,
});
