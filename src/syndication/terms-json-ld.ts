import { licenceAddress } from "../domain/licence.ts";

/**
 * On what terms something is shown: in words (schema.org/usageInfo), and by the address of its licence where that has one. A copyright
 * notice would say who owns the rights, which no record knows.
 */
export function termsOf(licence: string) {
  const address = licenceAddress(licence);
  return { usageInfo: { "@type": "CreativeWork" as const, text: licence }, ...(address && { license: address }) };
}
