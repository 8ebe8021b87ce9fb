import type { RecordFile } from "./article-file.ts";
import { readJsonParts } from "./json-file.ts";
import { ProblemReport, START } from "./problem-report.ts";

/** The record of an article that nobody had to read; who wants a place in it reads it now. */
export class UnreadRecord implements RecordFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  locate(place: readonly PropertyKey[]) {
    return readJsonParts(this.path, new ProblemReport())?.locate(place) ?? START;
  }
}
