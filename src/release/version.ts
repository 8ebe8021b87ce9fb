const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Whether a text is a version of ours (semver.org, without pre-releases and build numbers). */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** What may follow a version: a mended one, one with more in it, one that asks something of those who use it. */
export function nextVersions(version: string): readonly string[] {
  const [, major, minor, patch] = (VERSION.exec(version) ?? []).map(Number);
  if (major === undefined || minor === undefined || patch === undefined) return [];
  return [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`];
}

/**
 * `package.json` or `package-lock.json` with another version of the project itself.
 * @throws Error with a Chinese sentence when there is none in it
 */
export function withVersion(text: string, version: string): string {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || typeof file.version !== "string") throw new Error("没有写版本号。");
  const { packages } = file;
  const root = isRecord(packages) ? packages[""] : undefined;
  const own = isRecord(packages) && isRecord(root) ? { packages: { ...packages, "": { ...root, version } } } : {};
  return `${JSON.stringify({ ...file, version, ...own }, null, 2)}\n`;
}

/** @throws Error with a Chinese sentence when there is none in it */
export function versionIn(text: string): string {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || typeof file.version !== "string") throw new Error("没有写版本号。");
  return file.version;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
