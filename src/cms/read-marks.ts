import ExifReader from "exifreader";
import type { ContentCredentials } from "../domain/content-credentials.ts";
import { BEGINNING, startOf } from "../marks/bytes.ts";
import type { Library } from "../marks/credentials.ts";
import { LONGEST_TEXT, packedTexts, readableForms, tagsOf } from "../marks/picture-texts.ts";
import { type Line, linesOf, saidIn } from "../marks/said.ts";

/** What a picture that was chosen says of itself. */
export interface FileMarks {
  readonly lines: readonly Line[];
  /** What an editor has to know besides. */
  readonly warning?: string;
}

/**
 * Reads what a picture's file says of whose it is, on what terms, and what machines have done, by the rules of `check --fix`. Nothing of
 * the file leaves the browser; the library for Content Credentials, nine megabytes, is loaded for files that have some.
 *
 * @param nameOf of the registered source that goes by a name
 * @param code address of that library's machine code
 */
export async function marksIn(
  file: File,
  nameOf: (name: string) => string | undefined,
  code: string,
): Promise<FileMarks> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const forms = readableForms(bytes, await Promise.all(packedTexts(bytes).map(unpacked)));
  const tags = tagsOf(forms, ({ buffer }) => ExifReader.load(buffer, { expanded: true }));
  const credentials = startOf(bytes, BEGINNING) < 0 ? undefined : await credentialsIn(file.type, bytes, code);
  const warning = credentials && warningOf(credentials);
  return {
    lines: linesOf(saidIn(tags, forms, credentials), nameOf),
    ...(warning !== undefined && { warning }),
  };
}

/** Undefined when it cannot be unpacked, or is too long. */
async function unpacked(packed: Uint8Array): Promise<Uint8Array | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const stream = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
    const reader = stream.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > LONGEST_TEXT) return void reader.cancel();
      parts.push(Uint8Array.from(read.value));
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch {
    return undefined;
  }
}

function warningOf({ broken, unread }: ContentCredentials): string | undefined {
  if (unread !== undefined) return "图片带着内容凭证，但这里读不出来。";
  return broken.length > 0
    ? "图片带着内容凭证，而图片在签署以后又改过：检查不会让它发布，换成没有改过的那一张。"
    : undefined;
}

async function credentialsIn(type: string, bytes: Uint8Array, code: string): Promise<ContentCredentials> {
  const { credentialsBy } = await import("../marks/credentials.ts");
  return credentialsBy(() => library(code), type, bytes);
}

let loaded: Library | undefined;

function library(code: string): Library {
  loaded ??= load(code);
  return loaded;
}

async function load(code: string): Promise<Awaited<Library>> {
  const { default: start, WasmReader } = await import("@contentauth/c2pa-wasm");
  await start({ module_or_path: code });
  return { WasmReader };
}
