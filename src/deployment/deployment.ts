import { UsageError } from "../terminal/outcome.ts";

/** What a site is made of: the articles and data of one commit, built by the code of another or of the same. */
export interface Version {
  /** The commit whose code builds: everything outside of the content folders. 40 hex digits. */
  readonly code: string;
  /** The commit whose articles and data are built. 40 hex digits. */
  readonly content: string;
}

/** One finished upload, as the host lists it. */
export interface Deployment extends Version {
  /** The host's name for it. */
  readonly id: string;
  /** When it was uploaded, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The moment of its build: what became due later is not in it. Absent where nobody noted it. */
  readonly asOf?: number;
  /** Whether readers see this one. */
  readonly live: boolean;
}

/** Where a publication's own content lies; a change of nothing else is a change of content (docs/decisions/0018). */
export const CONTENT_FOLDERS: readonly string[] = ["src/articles", "_data"];

/** The whole name of a commit, as an option is given it. @throws UsageError */
export function commit(text: string, name: string): string {
  if (!/^[0-9a-f]{40}$/.test(text)) throw new UsageError(`${name} 要写完整的提交编号，40 位小写十六进制。`);
  return text;
}
