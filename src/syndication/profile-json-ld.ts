import type { ImageObject, ProfilePage, WithContext } from "schema-dts";
import { creditOf } from "../domain/attribution.ts";
import type { Person } from "../domain/person.ts";
import { largestOf } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import { publisherId, serialise } from "./json-ld.ts";

/** What the page of a person tells machines (developers.google.com/search/docs/appearance/structured-data/profile-page). */
export function profileJsonLd(site: Site, person: Omit<Person, "formerly">): string {
  const { name, latin, role, profile, portrait, url, mail, sameAs, former, path } = person;
  const address = site.url + path;
  const elsewhere = [...(url ? [url] : []), ...sameAs];
  const data: WithContext<ProfilePage> = {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    url: address,
    mainEntity: {
      "@type": "Person",
      "@id": `${address}#person`,
      name,
      url: address,
      ...(latin && { alternateName: latin }),
      ...(role && { jobTitle: role }),
      ...(profile && { description: profile }),
      ...(portrait && { image: portraitOf(portrait, site) }),
      ...(mail && { email: mail }),
      ...(elsewhere.length > 0 && { sameAs: elsewhere }),
      [former ? "alumniOf" : "worksFor"]: {
        "@type": "NewsMediaOrganization",
        "@id": publisherId(site),
        name: site.name,
      },
    },
  };
  return serialise(data);
}

function portraitOf(portrait: NonNullable<Person["portrait"]>, { url }: Site): ImageObject {
  return {
    "@type": "ImageObject",
    contentUrl: url + largestOf(portrait).path,
    creditText: creditOf(portrait),
    copyrightNotice: portrait.licence,
  };
}
