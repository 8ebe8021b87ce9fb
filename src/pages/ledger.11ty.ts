import { ledgerCsv, ledgerJson } from "../syndication/ledger-files.ts";
import { definePages } from "./define-pages.ts";

const FILES = { "/sources/ledger.csv": ledgerCsv, "/sources/ledger.json": ledgerJson } as const;

export default definePages({
  items: () => ["/sources/ledger.csv", "/sources/ledger.json"] as const,
  address: (path) => path,
  value: ({ ledger, sponsors, oldSites }, path) => ({ path, ledger, sponsors, oldSites }),
  render: ({ path, ledger, sponsors, oldSites }) => FILES[path](ledger, sponsors, oldSites),
});
