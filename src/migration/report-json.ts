import { once } from "node:events";
import type { Speaking } from "../terminal/session.ts";
import type { Report } from "./report.ts";
import type { Spool } from "./spool.ts";

/** Writes the report as one object of JSON: first what the contract names, last the posts, which come from the disk. */
export async function writeJson(report: Report, spool: Spool, out: Speaking): Promise<void> {
  const { items, imported, setAside, ...rest } = report;
  const head = JSON.stringify({ ok: true, items, imported, setAside, ...rest });
  out.write(`${head.slice(0, -1)},"posts":[`);
  let comma = "";
  for (const row of spool.rows()) {
    // Whoever reads slowly does not make us keep what is written.
    if (!out.write(comma + JSON.stringify(row))) await once(out, "drain");
    comma = ",";
  }
  out.write("]}\n");
}
