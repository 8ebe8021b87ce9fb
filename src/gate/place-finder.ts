import { readFileSync } from "node:fs";
import { type Place, placeAt, START } from "../content/problem-report.ts";

/** @returns what tells where a text first stands in a file; of the last one it keeps what is in it */
export function placeFinder(): (file: string, text: string) => Place {
  let [last, content] = ["", ""];
  return (file, text) => {
    if (last !== file)
      content = readFileSync(file, "utf8")
        .replace(/^\uFEFF/, "")
        .replaceAll("\r\n", "\n");
    last = file;
    const at = content.indexOf(text);
    return at < 0 ? START : placeAt(content, at);
  };
}
