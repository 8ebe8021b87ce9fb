import type { Fault } from "../fault.ts";

/** Pictures as phones make them, and what of them readers see. */
export const PICTURES: readonly Fault[] = [
  {
    name: "an AVIF that was taken on its side is measured as it lies in the file",
    file: "src/content/avif-structure.ts",
    from: "quarters % 2 === 1 ? 6 : 1",
    to: "quarters > 9 ? 6 : 1",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "an orientation that there is not turns a picture",
    file: "src/content/exif-orientation.ts",
    from: "value >= 1 && value <= 8 ? value : 1",
    to: "value >= 1 ? value : 1",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "a scan whose head is odd in another way than 0 0 0 stops a publication",
    file: "src/content/jpeg-structure.ts",
    from: "frame?.sequential ? wholeScan(segment) : segment",
    to: "frame?.sequential && segment.at(-2) === 0 ? wholeScan(segment) : segment",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "what describes a picture gets to its decoder",
    file: "src/content/jpeg-structure.ts",
    from: "return marker === APP0 || marker === APP14 || !isDescription(marker);",
    to: "return marker !== COM;",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "a chunk of text with a wrong checksum makes a PNG unusable",
    file: "src/content/picture-structure.ts",
    from: "if (!whole && PNG_PIXELS.has(type)) throw new Broken();",
    to: "if (!whole) throw new Broken();",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "a picture of sixteen bits loses its colours",
    file: "src/gate/pictures/decode.ts",
    from: 'head.depth === "ushort" && head.hasProfile',
    to: "head.hasProfile && head.width < 9",
    tests: ["tests/content/phone-pictures.test.ts"],
  },
  {
    name: "a credit in GB18030 is taken for Latin",
    file: "src/content/credit-text.ts",
    from: ".filter(isChinese)",
    to: ".filter((text) => text.length > 99)",
    tests: ["tests/content/credit-contradiction.test.ts"],
  },
  {
    name: "a cut leaves out what matters",
    file: "src/domain/focus.ts",
    from: "Math.min(focus * whole - part / 2, whole - part)",
    to: "Math.min((whole - part) / 2, whole - part)",
    tests: ["tests/domain/focus.test.ts", "tests/build/pictures/develop.test.ts"],
  },
  {
    name: "a cut around another place has the address of the old one",
    file: "src/content/article-pictures.ts",
    from: "JSON.stringify([embedded, RECIPE, focus])",
    to: "JSON.stringify([embedded, RECIPE])",
    tests: ["tests/content/picture-digest.test.ts"],
  },
  {
    name: "a place in a picture is lost in the form",
    file: "src/cms/record-form.ts",
    from: "return Object.keys(exact).length > 0 ? exact : place;",
    to: "return Object.keys(exact).length > 0 ? exact : undefined;",
    tests: ["tests/cms/record-form.test.ts"],
  },
  {
    name: "a share card with a character that the font has not is drawn",
    file: "src/domain/share-card.ts",
    from: "every((character) => covered.has(character))",
    to: "some((character) => covered.has(character))",
    tests: ["tests/build/cards/card-lines.test.ts"],
  },
  {
    name: "a share card that is missing from the finished site is not noticed",
    file: "src/build/verify/page-scan.ts",
    from: 'attributes.get("property") === PREVIEW',
    to: "false",
    tests: ["tests/build/faulty-steps.test.ts"],
  },
];
