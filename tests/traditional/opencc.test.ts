import assert from "node:assert/strict";
import { test } from "node:test";
import { ConverterBuilder } from "opencc-js/core";
import * as preset from "opencc-js/preset/cn2t";
import { EditionSettings } from "../../src/domain/site.ts";
import { Converter } from "../../src/traditional/converter.ts";
import { OpenCc } from "../../src/traditional/opencc.ts";
import { randomTexts } from "./simplified-texts.ts";

const CONFIGS = [
  { region: "hongkong", words: false, to: "hk" },
  { region: "hongkong", words: true, to: "hkp" },
  { region: "taiwan", words: false, to: "tw" },
  { region: "taiwan", words: true, to: "twp" },
] as const;

const texts = randomTexts(2000);

for (const { to, ...settings } of CONFIGS) {
  test(`every text is byte-equal to OpenCC's own conversion (s2${to})`, () => {
    const reference = ConverterBuilder(preset)({ from: "cn", to });
    const converter = new Converter(new OpenCc(settings), "curly");
    for (const text of texts) assert.equal(converter.text(text), reference(text));
  });

  test(`every third phrase of OpenCC's dictionaries is byte-equal, alone and beside another (s2${to})`, () => {
    const reference = ConverterBuilder(preset)({ from: "cn", to });
    const converter = new Converter(new OpenCc(settings), "curly");
    const { segmentation, conversionChain } = preset.configs[`s2${to}`] ?? {};
    const phrases = [segmentation, conversionChain].flat(3).flatMap((dictionary) =>
      String(dictionary)
        .split("|")
        .map((entry) => entry.split(" ")[0] ?? ""),
    );
    assert.ok(phrases.length > 50_000);
    for (let index = 0; index < phrases.length; index += 3) {
      const text = (phrases[index] ?? "") + (phrases[(index * 7919) % phrases.length] ?? "");
      if (converter.text(text) !== reference(text)) assert.equal(converter.text(text), reference(text));
    }
  });
}

test("no key of OpenCC's dictionaries has a mark that an entity begins or ends with", () => {
  const dictionaries = Object.values(preset.configs).flatMap(({ segmentation, conversionChain }) => [
    segmentation,
    ...conversionChain.flat(),
  ]);
  for (const dictionary of dictionaries.flat()) {
    for (const entry of String(dictionary).split("|")) assert.doesNotMatch(entry.split(" ")[0] ?? "", /[&;#<>"']/);
  }
});

test("the settings of a publication that names only a region change no words and have corner quotes", () => {
  assert.deepEqual(EditionSettings.parse({ region: "taiwan" }), { region: "taiwan", words: false, quotes: "corner" });
});
