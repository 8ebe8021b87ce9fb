import { promiseForOutputs } from "./outputs.ts";

await promiseForOutputs(4);
