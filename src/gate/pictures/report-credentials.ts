import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJsonParts } from "../../content/json-file.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { type NamedSources, namesOf } from "../../content/source-registry.ts";
import { type ContentCredentials, credentialsLine } from "../../domain/content-credentials.ts";
import { SOURCE_LABELS } from "../../domain/digital-source.ts";
import type { ShownPicture } from "../../domain/picture.ts";
import type { ErrorCode, ReminderCode } from "../../domain/verdict.ts";
import { contradiction, otherLicence } from "../../marks/upstream-credit.ts";

/** A picture with Content Credentials, and where it is shown. */
export interface Credentialed {
  readonly picture: Pick<ShownPicture, "name" | "file" | "made" | "credit" | "licence">;
  /** Folder of the article. */
  readonly folder: string;
  readonly credentials: ContentCredentials;
}

/** Reports at a field of the picture's record, or at its file where the record stands elsewhere. */
interface Flags {
  stop(code: ErrorCode, field: string, text: string): void;
  remind(code: ReminderCode, field: string, text: string): void;
}

/**
 * Holds the record of a picture against its Content Credentials. What is published are new files, in which they cannot be: what they say
 * has to be on record, or it is lost.
 */
export function reportCredentials(
  { picture, folder, credentials }: Credentialed,
  sources: Pick<NamedSources, "termsOf">,
  report: ProblemReport,
): void {
  const { name, made, credit } = picture;
  const { unread, broken, source, captured, creators } = credentials;
  const { stop, remind } = flagsOf(picture, folder, report);
  const line = credentialsLine(credentials);
  if (unread !== undefined) {
    remind("unread-credentials", "file", `图片“${name}”带有内容凭证，读不出来（${unread}）。`);
    return;
  }
  if (broken.length > 0)
    stop(
      "tampered-picture",
      "file",
      `图片“${name}”与它的内容凭证对不上，签署以后改过（${broken.join("、")}）。${line}。`,
    );
  const recorded = made ? `写的是“${SOURCE_LABELS[made]}”` : "没有写";
  if (source && source !== made)
    stop(
      "ai-mark",
      "digitalSourceType",
      `图片“${name}”的内容凭证标着“${SOURCE_LABELS[source]}”，记录里${recorded}：应当是 "digitalSourceType": "${source}"。${line}。`,
    );
  if (captured && made === "trained")
    stop("ai-mark", "digitalSourceType", `图片“${name}”的内容凭证标着“相机拍摄”，记录里${recorded}。${line}。`);
  const otherwise = otherLicence(credentials, picture);
  if (otherwise) stop("licence-contradiction", "licence", `图片“${name}”${otherwise}`);
  const strange = contradiction({ owners: credentials.owners, creators }, credit, namesOf(credit, sources));
  if (strange) remind("credit-contradiction", "credit", `图片“${name}”${strange}`);
}

function flagsOf({ name, file }: Credentialed["picture"], folder: string, report: ProblemReport): Flags {
  const record = join(folder, "article.json");
  const unheard = new ProblemReport();
  const json = existsSync(record) ? readJsonParts(record, unheard) : undefined;
  const place = (field: string) => json?.locate(["pictures", name, field]);
  // A picture of a page, a person or an entry: its record is somewhere else.
  const known = JSON.stringify(json?.value ?? "").includes(JSON.stringify(file));
  const where = known ? record : join(folder, file);
  return {
    stop: (code, field, text) => report.add(code, where, text, known ? place(field) : undefined),
    remind: (code, field, text) => report.warn(code, where, text, known ? place(field) : undefined),
  };
}
