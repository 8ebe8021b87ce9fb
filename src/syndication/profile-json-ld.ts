import type { CollectionPage, ImageObject, ProfilePage, WithContext } from "schema-dts";
import { creditOf } from "../domain/attribution.ts";
import { schemaSourceType } from "../domain/digital-source.ts";
import type { Person } from "../domain/person.ts";
import type { ShownPicture } from "../domain/picture.ts";
import { largestOf } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import type { Topic } from "../domain/topic.ts";
import { serialise } from "./json-ld.ts";
import { publisherId } from "./publisher.ts";
import { termsOf } from "./terms-json-ld.ts";

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
      ...(portrait && { image: imageOf(portrait, site) }),
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

/** What the page of a topic tells machines: its articles by their ids (schema.org/CollectionPage). */
export function topicJsonLd(
  site: Site,
  { title, path, summary, picture }: Pick<Topic, "title" | "path" | "summary" | "picture">,
  articles: readonly { readonly path: string }[],
): string {
  const data: WithContext<CollectionPage> = {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    url: site.url + path,
    name: title,
    description: summary,
    inLanguage: "zh-Hans",
    publisher: { "@id": publisherId(site) },
    ...(picture && { image: imageOf(picture, site) }),
    ...(articles.length > 0 && { hasPart: articles.map((one) => ({ "@id": `${site.url}${one.path}#article` })) }),
  };
  return serialise(data);
}

function imageOf(picture: ShownPicture, { url }: Site): ImageObject {
  return {
    "@type": "ImageObject",
    contentUrl: url + largestOf(picture).path,
    creditText: creditOf(picture),
    ...(picture.made && { digitalSourceType: schemaSourceType(picture.made) }),
    ...termsOf(picture.licence),
  };
}
