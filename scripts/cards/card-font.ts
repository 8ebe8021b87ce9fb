import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Makes the font of share cards, `src/build/cards/card-font.otf`, and the list of what it can write,
 * `src/domain/generated/card-characters.ts`: `node --import tsx scripts/cards/card-font.ts`. It is a part of Noto Serif CJK SC
 * Bold (SIL Open Font Licence 1.1) as Debian has it: `apt-get install fonts-noto-cjk libharfbuzz-bin fontconfig`.
 */
const FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc";
/** Of the five faces in the file: Japanese, Korean, simplified, Taiwan's and Hong Kong's. */
const SIMPLIFIED_FACE = "2";
const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const TARGET = here("src/build/cards/card-font.otf");

/** Every character of two bytes in a legacy encoding. @param high range of the first byte @param lowest second byte */
function charactersIn(encoding: string, [from, to]: readonly [number, number], lowest = 0x40): string[] {
  const decoder = new TextDecoder(encoding);
  const all: string[] = [];
  for (let high = from; high <= to; high += 1)
    for (let low = lowest; low <= 0xfe; low += 1) {
      const text = decoder.decode(Uint8Array.of(high, low));
      if ([...text].length === 1 && text !== "\ufffd") all.push(text);
    }
  return all;
}

/** GB 2312, the commoner half of Big5, whatever words the dictionary has, and Latin letters with their marks. */
const wanted = new Set([
  ...charactersIn("gb18030", [0xa1, 0xf7], 0xa1),
  ...charactersIn("big5", [0xa1, 0xc6]),
  ...readFileSync(here("src/traditional/words/frequencies.txt"), "utf8"),
  ...Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(index + 0x20)),
  ...`—–…·‘’“”‧•℃№€〇`,
]);
const shown = [...wanted].filter((character) => !/[\p{C}\p{Z}]/u.test(character) || character === " ");

const folder = mkdtempSync(join(tmpdir(), "card-font-"));
try {
  const list = join(folder, "characters.txt");
  writeFileSync(list, shown.join(""));
  const options = [
    `--face-index=${SIMPLIFIED_FACE}`,
    "--layout-features=",
    "--no-hinting",
    "--drop-tables+=vhea,vmtx,VORG,GPOS,GSUB,BASE,DSIG",
    `--text-file=${list}`,
    `--output-file=${TARGET}`,
  ];
  execFileSync("hb-subset", [...options, FONT]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
/** `20-7e a0-17e 2010 …`, in hexadecimal. */
const ranges = execFileSync("fc-query", ["--format=%{charset}", TARGET], { encoding: "utf8" }).split(" ");
const covered = ranges.flatMap((range) => {
  const [from = 0, to = from] = range.split("-").map((code) => Number.parseInt(code, 16));
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
});
writeFileSync(
  here("src/domain/generated/card-characters.ts"),
  `/** What the font of share cards can write; by scripts/cards/card-font.ts. */\nexport const CARD_CHARACTERS =\n  ${JSON.stringify(covered.join(""))};\n`,
);
console.log(`${covered.length} characters, ${(readFileSync(TARGET).length / 1024).toFixed(0)} KB`);
