import type { EmbeddedCredit } from "../domain/embedded-credit.ts";
import { escapeXml } from "../syndication/xml.ts";

/** Fixed by the XMP specification, so that programs find the packet in any file. */
const PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d";

/**
 * The XMP packet (ISO 16684-1) that carries a picture's credit inside the file, with the properties that IPTC Photo
 * Metadata and developers.google.com/search/docs/appearance/structured-data/image-license-metadata name. Its Copyright Notice (dc:rights)
 * is left out: that says who owns the rights, which no record knows; on what ground a picture is used are its Usage Terms.
 */
export function xmpOf({ credit, creator, source, licence, sourceType, statement }: EmbeddedCredit): string {
  const attributes = [
    ["photoshop:Credit", credit],
    ["photoshop:Source", source],
    ["xmpRights:WebStatement", statement],
    ...(sourceType ? [["Iptc4xmpExt:DigitalSourceType", sourceType]] : []),
  ].map(([name, value = ""]) => ` ${name}="${escapeXml(value)}"`);
  return (
    `<?xpacket begin="\uFEFF" id="${PACKET_ID}"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"` +
    ` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"${sourceType ? ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"' : ""}${attributes.join("")}>` +
    `<dc:creator><rdf:Seq><rdf:li>${escapeXml(creator)}</rdf:li></rdf:Seq></dc:creator>` +
    `<xmpRights:UsageTerms>${inAnyLanguage(licence)}</xmpRights:UsageTerms>` +
    `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  );
}

function inAnyLanguage(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}
