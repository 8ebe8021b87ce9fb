import type { WasmReader } from "@contentauth/c2pa-wasm";
import { ZodError } from "zod";
import { spelledOut } from "../domain/characters.ts";
import type { ContentCredentials } from "../domain/content-credentials.ts";
import { credentialsIn } from "./manifest-store.ts";

/** Nothing is asked of the web: neither who is trusted, nor whether a certificate was taken back, nor a manifest that lies elsewhere. */
const OFFLINE = JSON.stringify({
  verify: { verify_trust: false, verify_timestamp_trust: false, ocsp_fetch: false, remote_manifest_fetch: false },
});

/** Of what is wrong with others' data a line is enough. */
const LONGEST_REASON = 120;

/** The library, once it is loaded. */
export type Library = Promise<{ readonly WasmReader: typeof WasmReader }>;

/**
 * Reads the Content Credentials of a picture that has some, and holds it against them. Never throws: what cannot be read says why.
 * @param type as in `image/jpeg`
 */
export async function credentialsBy(
  library: () => Library,
  type: string,
  bytes: Uint8Array,
): Promise<ContentCredentials> {
  try {
    const reader = await (await library()).WasmReader.fromBytes(type, bytes, OFFLINE);
    try {
      return credentialsIn(reader.json());
    } finally {
      reader.free();
    }
  } catch (error) {
    return { ...NOTHING, unread: reasonIn(error) };
  }
}

/** The library repeats what the file says; an error of the store's shape is many lines of JSON. */
function reasonIn(error: unknown): string {
  if (error instanceof ZodError) {
    const [{ path, code } = { path: [], code: "" }] = error.issues;
    return spelledOut(`${path.join(".")}: ${code}`.slice(0, LONGEST_REASON));
  }
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return spelledOut(reason.slice(0, LONGEST_REASON));
}

const NOTHING: ContentCredentials = {
  actions: [],
  ingredients: [],
  owners: [],
  creators: [],
  licences: [],
  broken: [],
};
