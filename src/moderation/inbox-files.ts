import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../content/json-text.ts";
import type { ProblemReport } from "../content/problem-report.ts";
import type { FormKind } from "../domain/form.ts";
import type { Places } from "./comment-store.ts";

/** A form post as the receiver of this machine keeps it (src/serve/inbox.ts). */
const RawSubmission = z.object({
  id: z.string(),
  form: z.string(),
  received: z.string(),
  fields: z.record(z.string(), z.string()),
});

/** A post that came to this machine, before anything of it is cleaned or checked. */
export interface KeptPost {
  readonly origin: "generic";
  readonly file: string;
  readonly line: number;
  readonly label: string;
  readonly sourceId: string;
  readonly sent: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Posts of one form that nobody has taken in; those of others are left alone. */
export function keptPosts({ inbox }: Places, { name }: FormKind, report: ProblemReport): KeptPost[] {
  return submissionFiles(inbox).flatMap((file) => {
    const raw = RawSubmission.safeParse(parseJson(readFileSync(file, "utf8")));
    if (!raw.success) report.warn("bad-submission", file, "这不是表单的提交，没有动它。");
    if (raw.data?.form !== name) return [];
    const { id, received, fields } = raw.data;
    const kept = { origin: "generic", file, line: 1, label: "这条提交" } as const;
    return [{ ...kept, sourceId: id, sent: received, fields: new Map(Object.entries(fields)) }];
  });
}

/** Whatever else lies in an inbox was sent by nobody: a folder, a link, a pipe that would never end. */
export function submissionFiles(inbox: string): string[] {
  if (!existsSync(inbox)) return [];
  const entries = readdirSync(inbox, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  return files.map(({ name }) => join(inbox, name)).toSorted();
}
