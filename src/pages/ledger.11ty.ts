import { ledgerCsv, ledgerJson } from "../syndication/ledger-files.ts";
import { definePages } from "./define-pages.ts";

const FILES = { "/sources/ledger.csv": ledgerCsv, "/sources/ledger.json": ledgerJson } as const;

export default definePages({
  items: () => ["/sources/ledger.csv", "/sources/ledger.json"] as const,
  address: (path) => path,
  value: ({ ledger, sponsors, machines, oldSites }, path) => ({ path, ledger, sponsors, machines, oldSites }),
  render: ({ path, ledger, sponsors, machines, oldSites }) => FILES[path](ledger, sponsors, machines, oldSites),
});
