import { availableParallelism, cpus, totalmem } from "node:os";

/** What was measured on, in one line. */
export function machineText(hugo: string | undefined): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const model = cpus()[0]?.model.trim() ?? "";
  const program = hugo === undefined ? "" : `, Hugo ${hugo}`;
  return `Node ${process.versions.node}${program}, ${availableParallelism()} × ${model}, ${memory}`;
}
