import { fileURLToPath } from "node:url";
import { PictureWorker } from "../../gate/pictures/picture-process.ts";
import { Encoded, type EncodeJob } from "./encode-job.ts";

const PROGRAM = fileURLToPath(new URL("./encode-worker.ts", import.meta.url));

/** Encodes pictures in a process of its own. */
export class Encoder extends PictureWorker<EncodeJob, Encoded> {
  /** @param file another program, for tests */
  constructor(file = PROGRAM) {
    super({ file, answer: Encoded, name: "图片编码程序" });
  }
}
