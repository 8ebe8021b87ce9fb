/**
 * How a picture came to be, by the vocabulary of the IPTC (cv.iptc.org/newscodes/digitalsourcetype): all of it from a model, a part
 * of it, or changed by one.
 */
export const DIGITAL_SOURCES = ["trained", "composite", "edited"] as const;
export type DigitalSource = (typeof DIGITAL_SOURCES)[number];

/** Behind the credit. */
export const SOURCE_LABELS: Readonly<Record<DigitalSource, string>> = {
  trained: "人工智能生成",
  composite: "含人工智能生成的部分",
  edited: "经人工智能修改",
};

const IPTC_CODES: Readonly<Record<DigitalSource, string>> = {
  trained: "trainedAlgorithmicMedia",
  composite: "compositeWithTrainedAlgorithmicMedia",
  edited: "algorithmicallyEnhanced",
};

/** Address of the IPTC's term, as XMP and C2PA have it. */
export function iptcSourceType(source: DigitalSource): string {
  return `http://cv.iptc.org/newscodes/digitalsourcetype/${IPTC_CODES[source]}`;
}

/** The IPTC's terms that a machine has part in, as records name them; C2PA has one of its own for data. */
const MARKS: ReadonlyMap<string, DigitalSource> = new Map([
  ["trainedalgorithmicmedia", "trained"],
  ["trainedalgorithmicdata", "trained"],
  ["compositewithtrainedalgorithmicmedia", "composite"],
  ["compositesynthetic", "composite"],
  ["algorithmicallyenhanced", "edited"],
]);

/** What a term of a file's metadata says of machines, written as an address or in words; undefined where it says nothing of them. */
export function digitalSourceOf(term: string): DigitalSource | undefined {
  return MARKS.get(
    term
      .replace(/^.*[/#]/, "")
      .replaceAll(/[\s-]/g, "")
      .toLowerCase(),
  );
}

/** Of several things that were said of one picture what goes farthest. */
export function farthest(sources: readonly (DigitalSource | undefined)[]): DigitalSource | undefined {
  return DIGITAL_SOURCES.find((one) => sources.includes(one));
}

/** The same in structured data: `TrainedAlgorithmicMediaDigitalSource` (schema.org/IPTCDigitalSourceEnumeration). */
export function schemaSourceType(source: DigitalSource) {
  const names = {
    trained: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    composite: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    edited: "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
  } as const;
  return names[source];
}
