/** `CC BY 4.0`, `CC BY-SA 3.0`, `CC0 1.0` */
const CREATIVE_COMMONS = /^CC (BY(?:-(?:NC|SA|ND))*) (\d\.\d)$/;

/**
 * Where a licence can be read: the address itself, or that of a Creative Commons licence named as they ask
 * (creativecommons.org/licenses). Undefined for licences in words.
 */
export function licenceAddress(licence: string): string | undefined {
  if (/^https?:\/\//.test(licence)) return licence;
  if (licence === "CC0 1.0") return "https://creativecommons.org/publicdomain/zero/1.0/";
  const [, terms, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  return terms && `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
}
