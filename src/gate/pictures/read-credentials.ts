import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type PictureType, pictureTypeOf } from "../../content/picture-structure.ts";
import type { ContentCredentials } from "../../domain/content-credentials.ts";
import { BEGINNING } from "../../marks/bytes.ts";
import { credentialsBy, type Library } from "../../marks/credentials.ts";

const BEGINNING_BYTES = Buffer.from(BEGINNING, "latin1");

const TYPES: Readonly<Record<PictureType, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};

/** Whether a picture has Content Credentials, by its bytes alone. */
export function hasCredentials(bytes: Buffer): boolean {
  return bytes.includes(BEGINNING_BYTES);
}

/**
 * Reads the Content Credentials of a picture and holds it against them.
 * @returns undefined when it has none
 */
export async function readCredentials(bytes: Buffer): Promise<ContentCredentials | undefined> {
  const type = pictureTypeOf(bytes);
  return type && hasCredentials(bytes) ? credentialsBy(library, TYPES[type], bytes) : undefined;
}

let loaded: Library | undefined;

/** With the first picture that has a manifest. */
function library(): Library {
  loaded ??= load();
  return loaded;
}

/** Its machine code lies beside it, which no bundle can hold. */
async function load(): Promise<Awaited<Library>> {
  const { initSync, WasmReader } = await import("@contentauth/c2pa-wasm");
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm")) });
  return { WasmReader };
}
