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

/** `https://creativecommons.org/licenses/by-sa/4.0/deed.zh`, `CC BY-SA 4.0`, `CC-BY-SA-4.0` */
const COMMONS_ADDRESS = /creativecommons\.org\/(?:licenses\/(by(?:-(?:nc|sa|nd))*)\/(\d\.\d)|publicdomain\/zero\/)/i;
const COMMONS_NAME = /\bCC[ -]?(?:(BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)|0\b)/i;

/** A licence of Creative Commons by its name, however a text or an address names it: `CC BY-SA 4.0`; undefined for any other. */
export function commonsLicence(text: string): string | undefined {
  const found = COMMONS_ADDRESS.exec(text) ?? COMMONS_NAME.exec(text);
  if (!found) return undefined;
  const [, terms, version] = found;
  return terms ? `CC ${terms.toUpperCase()} ${version}` : "CC0 1.0";
}
