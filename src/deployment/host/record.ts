import type { Deployment, Version } from "../deployment.ts";
import type { Host } from "./host.ts";
import { entriesOf, numberOf, parsedJson, textEntriesOf, textOf, textsOf } from "./json.ts";

/** Where the upload step leaves word to the next one. No part of the build, and the only file that knows of the past. */
export const RECORD_PATH = "/deployment.json";

/** A file whose name changes with its content. */
export interface HashedFile {
  readonly sha1: string;
  readonly size: number;
}

/** One that no page of the build asks for any more. */
export interface CarriedFile extends HashedFile {
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
}

/** What a deployment says of itself. */
export interface DeploymentRecord extends Version {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The host's name for what readers saw before; undefined for the first, and where nobody knew. */
  readonly previous?: string | undefined;
  /** Addresses of the articles that are public in it. */
  readonly articles: readonly string[];
  /** Those that are withdrawn. */
  readonly withdrawn: readonly string[];
  /** The article of every picture, by the beginning of the addresses of its files; of carried ones too. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Hashed files of the build, by path. */
  readonly files: ReadonlyMap<string, HashedFile>;
  readonly carried: ReadonlyMap<string, CarriedFile>;
}

export function formatRecord(record: DeploymentRecord): string {
  const { code, content, createdAt, previous, articles, withdrawn, pictures, files, carried } = record;
  return `${JSON.stringify({
    format: 1,
    code,
    content,
    createdAt,
    previous,
    articles,
    withdrawn,
    pictures: Object.fromEntries(pictures),
    files: Object.fromEntries([...files].map(([path, { sha1, size }]) => [path, { sha1, size }])),
    carried: Object.fromEntries(carried),
  })}\n`;
}

/** What a deployment says of itself; undefined where it does not, or cannot be asked. */
export async function recordOf(
  host: Pick<Host, "read">,
  deployment: Deployment,
): Promise<DeploymentRecord | undefined> {
  return readRecord(await host.read(deployment.id, RECORD_PATH).catch(() => undefined), deployment);
}

/**
 * @param expected the version that the host's list names: another file than that deployment's own is none
 * @returns undefined when there is nothing to be understood
 */
function readRecord(text: string | undefined, expected: Version): DeploymentRecord | undefined {
  const json = parsedJson(text ?? "");
  const { code, content } = expected;
  if (numberOf(json, "format") !== 1 || textOf(json, "code") !== code || textOf(json, "content") !== content)
    return undefined;
  return {
    code,
    content,
    createdAt: numberOf(json, "createdAt") ?? 0,
    previous: textOf(json, "previous"),
    articles: textsOf(json, "articles"),
    withdrawn: textsOf(json, "withdrawn"),
    pictures: new Map(textEntriesOf(json, "pictures")),
    files: new Map(
      entriesOf(json, "files").flatMap(([path, file]) => hashedFile(file).map((hashed) => [path, hashed])),
    ),
    carried: new Map(
      entriesOf(json, "carried").flatMap(([path, file]) =>
        hashedFile(file).map((hashed) => [path, { ...hashed, since: numberOf(file, "since") ?? 0 }]),
      ),
    ),
  };
}

function hashedFile(file: unknown): HashedFile[] {
  const [sha1, size] = [textOf(file, "sha1"), numberOf(file, "size")];
  return sha1 !== undefined && size !== undefined ? [{ sha1, size }] : [];
}
