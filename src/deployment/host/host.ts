import type { Deployment, Version } from "../deployment.ts";

/** What is public, whoever has deployed it. */
export interface Published {
  readonly id: string;
  /** Undefined when it does not come from here, such as a build of the host's own. */
  readonly version: Version | undefined;
  /** Milliseconds since 1970; NaN when the host does not say. */
  readonly createdAt: number;
  /** Whether new deployments are published only by hand. */
  readonly locked: boolean;
}

export interface Site {
  /** Of the published site, without a slash at the end. */
  readonly url: string;
  /** Undefined before the first deployment. */
  readonly published: Published | undefined;
}

/** A host of static files that knows them by their digest and publishes a deployment at one moment. */
export interface Host {
  site(): Promise<Site>;
  /** Those of ours that are, or were, public; newest first. The host's own list is the memory. */
  deployments(): Promise<readonly Deployment[]>;
  /** @param asOf when its build began, in milliseconds since 1970 @returns its id */
  create(version: Version, asOf: number | undefined): Promise<string>;
  /**
   * Says what a deployment consists of, and waits until the host knows what it lacks.
   * @param files SHA-1 by path, with a slash before it
   * @returns the digests of the files that it has not got
   */
  begin(id: string, files: ReadonlyMap<string, string>): Promise<readonly string[]>;
  put(id: string, path: string, bytes: Uint8Array): Promise<void>;
  /** Waits until a deployment is whole and readers get it. @throws HostError */
  untilPublic(id: string): Promise<void>;
  /** Gives a deployment up, so that it is not published later on. */
  cancel(id: string): Promise<void>;
  /** Makes an earlier deployment public, and waits until it is. @throws HostError */
  restore(id: string): Promise<void>;
  /** @returns a file of any deployment; undefined when it has none of this name, or will not show it */
  read(id: string, path: string): Promise<string | undefined>;
}

/** The version, and when its build began, as they stand in the title of a deployment, which the host's list gives back. */
export function titleOf({ code, content }: Version, asOf: number | undefined): string {
  return `content ${content} code ${code}${asOf === undefined ? "" : ` as of ${new Date(asOf).toISOString()}`}`;
}

const TITLE = /^content ([0-9a-f]{40}) code ([0-9a-f]{40})(?: as of ([\dT:.-]+Z))?$/;

/** @returns undefined for a deployment that does not come from here */
export function builtOf(title: string | undefined): (Version & Pick<Deployment, "asOf">) | undefined {
  const [, content, code, moment = ""] = TITLE.exec(title ?? "") ?? [];
  if (!content || !code) return undefined;
  const asOf = Date.parse(moment);
  return { code, content, ...(!Number.isNaN(asOf) && { asOf }) };
}

const SHORT = 7;

/** As people and GitHub shorten a commit. */
export function shortCommit(commit: string): string {
  return commit.slice(0, SHORT);
}

/** Such as `内容 1a2b3c4、程序 5d6e7f8`. */
export function versionText({ code, content }: Version): string {
  return `内容 ${shortCommit(content)}、程序 ${shortCommit(code)}`;
}
