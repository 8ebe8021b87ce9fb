import { readFileSync } from "node:fs";
import { join } from "node:path";
import { carryOver, ownersOf } from "./carry-over.ts";
import type { Deployment, Version } from "./deployment.ts";
import { lossOf } from "./fewer-pages.ts";
import { HostError } from "./host/connection.ts";
import { foreverRules } from "./host/hashed-files.ts";
import type { Host } from "./host/host.ts";
import { type CarriedFile, type DeploymentRecord, formatRecord, RECORD_PATH, recordOf } from "./host/record.ts";
import { type BuiltSite, digest, hashedFilesOf, RefusedError } from "./upload-files.ts";

export interface UploadOptions {
  readonly version: Version;
  /** When its build began, in milliseconds since 1970; undefined when nobody has said. */
  readonly asOf?: number | undefined;
  /** Text of the netlify.toml: the host reads headers and redirects of such a deployment from a file in it. */
  readonly config: string;
  readonly now: number;
  /** A person has said that articles may disappear which nobody has withdrawn. */
  readonly allowFewer?: boolean;
  /** Tells a person how far it is. */
  print(text: string): void;
}

export interface Uploaded {
  readonly id: string;
  /** Address of the published site. */
  readonly url: string;
  /** What was public before; undefined when that is not known. */
  readonly previous: DeploymentRecord | undefined;
  readonly files: number;
  /** Files that were sent, and their bytes. */
  readonly sent: number;
  readonly bytes: number;
  /** Files of earlier deployments that can still be had. */
  readonly carried: number;
}

const CONFIG_PATH = "/netlify.toml";
const AT_ONCE = 5;
const REPORT_EVERY = 200;
/** Each round drops what the host has forgotten; it does not forget more while it is being asked. */
const MOST_ROUNDS = 3;

/** What is sent of a deployment, by digest: a file of the site, or bytes that were made for it. */
interface Shipment {
  readonly digests: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, { readonly path: string; readonly bytes?: Uint8Array }>;
}

/**
 * Uploads a built site: tells the host the digests of all files, sends those that it has not got, and waits until readers
 * get them. Whatever fails, what was public before stays so.
 *
 * @throws RefusedError when readers would lose too much; HostError when it is not public
 */
export async function upload(host: Host, site: BuiltSite, options: UploadOptions): Promise<Uploaded> {
  const { url } = await host.site();
  const earlier = await earlierRecords(host, options);
  const before = earlier.find(({ deployment }) => deployment.live);
  const live = before?.record;
  const loss = options.allowFewer ? undefined : lossOf(live?.articles ?? [], site);
  if (loss !== undefined) throw new RefusedError(loss);
  const records = earlier.map(({ record }) => record);
  let carried = carryOver({ ...site, files: hashedFilesOf(site) }, records, options.now);
  for (let round = 1; ; round += 1) {
    const shipment = shipmentOf(site, carried, ownersOf(carried, records), {
      ...options,
      previous: before?.deployment.id,
    });
    const id = await host.create(options.version, options.asOf);
    try {
      const required = await host.begin(id, shipment.digests);
      const forgotten = new Set(required.filter((sha1) => !shipment.sources.has(sha1)));
      if (forgotten.size > 0) {
        if (round === MOST_ROUNDS) throw new HostError("主机要的文件这里没有，也不是旧文件。稍后再运行一次。");
        await host.cancel(id);
        carried = new Map([...carried].filter(([, { sha1 }]) => !forgotten.has(sha1)));
        continue;
      }
      const bytes = await send(host, id, required, shipment, site, options);
      await host.untilPublic(id).catch(async (error: unknown) => {
        // Asking may have failed, and not what was asked about.
        if ((await host.site()).published?.id !== id) throw error;
      });
      const { size: files } = shipment.digests;
      return { id, url, previous: live, files, sent: required.length, bytes, carried: carried.size };
    } catch (error) {
      // An upload that failed may be half there: it must not become public by itself, when somebody else completes it.
      await host.cancel(id).catch(() => undefined);
      throw error;
    }
  }
}

/** What the live deployment says of itself, and those that were public after it and have been undone. */
async function earlierRecords(
  host: Host,
  { print }: UploadOptions,
): Promise<readonly { readonly deployment: Deployment; readonly record: DeploymentRecord }[]> {
  const deployments = await host.deployments();
  const at = deployments.findIndex(({ live }) => live);
  const earlier = [];
  for (const deployment of deployments.slice(0, at < 0 ? 1 : at + 1)) {
    const record = await recordOf(host, deployment);
    if (record) earlier.push({ deployment, record });
    else print(`  读不到部署 ${deployment.id} 的记录，它的旧文件不带到新的部署里。`);
  }
  return earlier;
}

function shipmentOf(
  site: BuiltSite,
  carried: ReadonlyMap<string, CarriedFile>,
  owners: ReadonlyMap<string, string>,
  { version, config, now, previous }: UploadOptions & { readonly previous: string | undefined },
): Shipment {
  const pictures = new Map([...site.pictures, ...owners]);
  const record = formatRecord({
    ...version,
    createdAt: now,
    previous,
    articles: site.articles,
    withdrawn: site.withdrawn,
    pictures,
    files: hashedFilesOf(site),
    carried,
  });
  const made = new Map([
    [RECORD_PATH, Buffer.from(record)],
    [CONFIG_PATH, Buffer.from(config + foreverRules([...site.files.keys(), ...carried.keys()], pictures))],
  ]);
  const digests = new Map<string, string>();
  const sources = new Map<string, { path: string; bytes?: Uint8Array }>();
  for (const [path, { sha1 }] of carried) digests.set(path, sha1);
  for (const [path, { sha1 }] of site.files) {
    digests.set(path, sha1);
    sources.set(sha1, { path });
  }
  for (const [path, bytes] of made) {
    const sha1 = digest("sha1", bytes);
    digests.set(path, sha1);
    sources.set(sha1, { path, bytes });
  }
  return { digests, sources };
}

/** @returns how many bytes were sent */
async function send(
  host: Host,
  id: string,
  required: readonly string[],
  { sources }: Shipment,
  { folder }: BuiltSite,
  { print }: UploadOptions,
): Promise<number> {
  print(`  主机要 ${required.length} 个文件`);
  let [done, sum] = [0, 0];
  const queue = [...required];
  const worker = async () => {
    for (let sha1 = queue.pop(); sha1 !== undefined; sha1 = queue.pop()) {
      const source = sources.get(sha1);
      if (!source) continue;
      const bytes = source.bytes ?? readFileSync(join(folder, source.path));
      if (digest("sha1", bytes) !== sha1) throw new HostError(`${source.path} 在上传途中变了。再运行一次。`);
      await host.put(id, source.path, bytes).catch((error: unknown) => {
        // The others need not go on.
        queue.length = 0;
        throw error;
      });
      [done, sum] = [done + 1, sum + bytes.length];
      if (done % REPORT_EVERY === 0) print(`  已送 ${done}/${required.length}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, required.length) }, worker));
  return sum;
}
