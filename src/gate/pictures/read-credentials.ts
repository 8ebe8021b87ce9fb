import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ZodError } from "zod";
import { type PictureType, pictureTypeOf } from "../../content/picture-structure.ts";
import { spelledOut } from "../../domain/characters.ts";
import type { ContentCredentials } from "../../domain/content-credentials.ts";
import { credentialsIn } from "./manifest-store.ts";

/**
 * How a store of manifests begins, in whatever file it stands (C2PA specification 2.2, 11.1.4.2; ISO/IEC 19566-5): the description box
 * of JUMBF with C2PA's own type. A picture without it is not shown to the library, which is nine megabytes.
 */
const BEGINNING = Buffer.from("jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71", "latin1");

const TYPES: Readonly<Record<PictureType, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};

/** Nothing is asked of the web: neither who is trusted, nor whether a certificate was taken back, nor a manifest that lies elsewhere. */
const OFFLINE = JSON.stringify({
  verify: { verify_trust: false, verify_timestamp_trust: false, ocsp_fetch: false, remote_manifest_fetch: false },
});

/** Of what is wrong with others' data a line is enough. */
const LONGEST_REASON = 120;

/** Whether a picture has Content Credentials, by its bytes alone. */
export function hasCredentials(bytes: Buffer): boolean {
  return bytes.includes(BEGINNING);
}

/**
 * Reads the Content Credentials of a picture and holds it against them.
 * @returns undefined when it has none
 */
export async function readCredentials(bytes: Buffer): Promise<ContentCredentials | undefined> {
  const type = pictureTypeOf(bytes);
  if (!type || !hasCredentials(bytes)) return undefined;
  try {
    const { WasmReader } = await library();
    const reader = await WasmReader.fromBytes(TYPES[type], bytes, OFFLINE);
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

type Library = Pick<typeof import("@contentauth/c2pa-wasm"), "WasmReader">;
let loaded: Promise<Library> | undefined;

/** With the first picture that has a manifest. */
function library(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

/** Its machine code lies beside it, which no bundle can hold. */
async function load(): Promise<Library> {
  const { initSync, WasmReader } = await import("@contentauth/c2pa-wasm");
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm")) });
  return { WasmReader };
}
