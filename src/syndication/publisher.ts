import type { Organization } from "schema-dts";
import type { Site } from "../domain/site.ts";
import { NO_TRUST } from "../domain/trust.ts";

/** The node of the publication in its structured data. */
export function publisherId(site: Site): string {
  return `${site.url}/#publisher`;
}

/** The publication, as machines are told of it. */
export function publisherOf(site: Site): Organization {
  const { corrections, ownership, unnamedSources, social } = site.trust ?? NO_TRUST;
  return {
    "@type": "NewsMediaOrganization",
    "@id": publisherId(site),
    name: site.name,
    url: `${site.url}/`,
    email: site.contact,
    publishingPrinciples: `${site.url}/principles/`,
    correctionsPolicy: site.url + (corrections ?? "/principles/"),
    ...(ownership && { ownershipFundingInfo: site.url + ownership }),
    ...(unnamedSources && { unnamedSourcesPolicy: site.url + unnamedSources }),
    ...(social.length > 0 && { sameAs: [...social] }),
    ethicsPolicy: `${site.url}/principles/`,
    logo: { "@type": "ImageObject", url: `${site.url}/apple-touch-icon.png` },
  };
}
