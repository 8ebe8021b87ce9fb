import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openNetlify } from "../../../src/deployment/host/netlify.ts";
import { upload } from "../../../src/deployment/upload.ts";
import { readBuiltSite } from "../../../src/deployment/upload-files.ts";
import { HOST_CONFIG } from "../../../src/serve/netlify-config.ts";
import { createFakeHost } from "../../deployment/host/fake-host.ts";

export type Deployment = "a" | "b";

const COMMITS: Readonly<Record<Deployment, string>> = { a: "a".repeat(40), b: "b".repeat(40) };
const COURSES: readonly (readonly Deployment[])[] = [
  ["a", "b"],
  ["b", "a"],
];

/** Where among the sites of build-sites.ts lies what is public after these deployments. */
export function publicFolderOf(sites: string, course: readonly Deployment[]): string {
  return join(sites, "public", course.join("-"));
}

/** Uploads the deployments of build-sites.ts one after the other, as it is done for readers, and keeps what is public after each. */
export async function publishDeployments(sites: string): Promise<void> {
  for (const course of COURSES) {
    const folder = join(sites, "host");
    const fake = await createFakeHost({ folder });
    for (const [at, name] of course.entries()) {
      await upload(openNetlify(fake.env), readBuiltSite(join(sites, name)), {
        version: { code: COMMITS[name], content: COMMITS[name] },
        config: readFileSync(HOST_CONFIG, "utf8"),
        now: Date.now(),
        // An older deployment that is brought back has not what came after it.
        allowFewer: true,
        print: () => {},
      });
      const now = publicFolderOf(sites, course.slice(0, at + 1));
      cpSync(fake.publicFolder, now, { recursive: true, dereference: true });
    }
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}
