import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Whatever is changed in these, no picture is taken for one that was looked at, and no old file for a new one. */
const FILES = [
  "decode.ts",
  "../../content/avif-structure.ts",
  "../../content/exif-orientation.ts",
  "../../content/jpeg-structure.ts",
  "../../content/picture-parts.ts",
  "../../content/picture-structure.ts",
  "../../domain/focus.ts",
  "../../domain/rendition.ts",
];

/** The code by which pictures are decoded, for keys of what has come of it. */
export function decodingCode(): string[] {
  return textsOf(FILES);
}

/** The same together with the code that reads Content Credentials, of which no published file is made. */
export function lookingCode(): string[] {
  return textsOf([
    ...FILES,
    "../../marks/manifest-store.ts",
    "../../marks/credentials.ts",
    "../../marks/bytes.ts",
    "read-credentials.ts",
    "../../domain/digital-source.ts",
  ]);
}

function textsOf(files: readonly string[]): string[] {
  return files.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8"));
}
