import type { Organization } from "schema-dts";
import type { Site } from "../domain/site.ts";

/** The node of the publication in its structured data. */
export function publisherId(site: Site): string {
  return `${site.url}/#publisher`;
}

/** The publication, as machines are told of it. */
export function publisherOf(site: Site): Organization {
  return {
    "@type": "NewsMediaOrganization",
    "@id": publisherId(site),
    name: site.name,
    url: `${site.url}/`,
    email: site.contact,
    publishingPrinciples: `${site.url}/principles/`,
    correctionsPolicy: `${site.url}/principles/`,
    ethicsPolicy: `${site.url}/principles/`,
    logo: { "@type": "ImageObject", url: `${site.url}/apple-touch-icon.png` },
  };
}
