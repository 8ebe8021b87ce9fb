import { fileURLToPath } from "node:url";
import { PictureProcess } from "../../gate/pictures/job-process.ts";
import { type EncodeJob, EncodeOutcome } from "./encode-job.ts";

const PROCESS = fileURLToPath(new URL("./encode-process.ts", import.meta.url));

const BUNDLED = fileURLToPath(new URL("../../../scripts/bundled.mjs", import.meta.url));

/** Encodes pictures in a process of its own. */
export class Encoder extends PictureProcess<Omit<EncodeJob, "id">, EncodeOutcome["result"]> {
  /** @param process another program, for tests */
  constructor(process = PROCESS) {
    super({ command: [BUNDLED, process], outcome: EncodeOutcome, name: "图片编码程序" });
  }
}
