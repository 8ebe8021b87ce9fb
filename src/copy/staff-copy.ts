import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseMarkdown } from "../content/markdown/parse.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readTextFile } from "../content/text-file.ts";
import type { CopyDesk } from "./copy-desk.ts";
import { type Found, gathered } from "./found.ts";
import { passagesIn } from "./markdown-passages.ts";
import { recordPassages, rolesIn } from "./record-passages.ts";

const LIMIT_MIB = 2;

/**
 * Has the copy desk look over what readers read of people and topics: profiles, what somebody is, introductions, lines and events.
 * What cannot be read is left to the reader of the publication to report.
 * @param data the folder of the staff's files
 */
export function readStaffCopy(data: string, desk: CopyDesk): Found[] {
  return filesIn(data).flatMap((file) => {
    const text = readTextFile(file, LIMIT_MIB, new ProblemReport());
    if (text === undefined) return [];
    const passages = file.endsWith(".md")
      ? passagesIn({ text, paragraphs: parseMarkdown(text).paragraphs })
      : recordPassages(text, rolesIn(file));
    return gathered(file, text, desk(passages));
  });
}

function filesIn(data: string): string[] {
  const [people, topics] = [join(data, "people.json"), join(data, "topics")];
  const names = existsSync(topics) ? readdirSync(topics).filter((name) => /\.(?:json|md)$/.test(name)) : [];
  return [...(existsSync(people) ? [people] : []), ...names.sort().map((name) => join(topics, name))];
}
