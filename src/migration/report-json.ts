import { once } from "node:events";
import type { Speaking } from "../terminal/session.ts";
import type { Report } from "./report.ts";
import type { Spool } from "./spool.ts";

/** Writes the report as one object of JSON: first what the contract names, last the posts, which come from the disk. */
export async function writeJson(report: Report, spool: Spool, out: Speaking): Promise<void> {
  const { items, imported, setAside: _, ...rest } = report;
  out.write(`{"ok":true,"items":${items},"imported":${imported},"setAside":`);
  await writeRows(spool.setAside(), out);
  out.write(`,${JSON.stringify(rest).slice(1, -1)},"posts":`);
  await writeRows(spool.rows(), out);
  out.write("}\n");
}

async function writeRows(rows: Iterable<unknown>, out: Speaking): Promise<void> {
  let before = "[";
  for (const row of rows) {
    // Whoever reads slowly does not make us keep what is written.
    if (!out.write(before + JSON.stringify(row))) await once(out, "drain");
    before = ",";
  }
  out.write(before === "[" ? "[]" : "]");
}
