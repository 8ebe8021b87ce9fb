import type { Speaking } from "../terminal/session.ts";
import type { Report } from "./report.ts";
import type { Spool } from "./spool.ts";

/** Writes the report as one object of JSON: first what the contract names, last the posts, which come from the disk. */
export async function writeJson(report: Report, spool: Spool, out: Pick<Speaking, "write">): Promise<void> {
  const { items, imported, setAside, ...rest } = report;
  const head = JSON.stringify({ ok: true, items, imported, setAside, ...rest });
  out.write(`${head.slice(0, -1)},"posts":[`);
  let first = true;
  for await (const row of spool.lines()) {
    out.write(first ? row : `,${row}`);
    first = false;
  }
  out.write("]}\n");
}
