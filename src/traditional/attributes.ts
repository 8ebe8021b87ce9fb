import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";
import type { Scribe } from "./scribe.ts";

/** Every attribute of our own markup stands in double quotes. */
const ATTRIBUTE = / ([a-z][a-z:-]*)="([^"]*)"/g;
const ADDRESSES = new Set(["href", "action", "formaction"]);
/** Attributes that people read or hear. `data-say-` holds what scripts say. */
const TEXTS =
  /^(?:alt|title|placeholder|label|summary|data-say-[a-z-]+|aria-(?:label|description|roledescription|valuetext))$/;
/** A quick look whether there is anything to do: most tags have only a class. */
const MATTERS =
  / (?:href|action|formaction|src|alt|title|placeholder|label|summary|content|value|data-say-[a-z-]+|aria-[a-z]+)="/;
/** Only a relative address depends on the page. */
const RELATIVE = / (?:href|action|formaction)="(?![/#?"]|https?:|mailto:|tel:)/;
/** Where a form leads back to; the other addresses in a form are what it is about. */
const THANKS = [COMMENT.sent, RIGHTS_NOTICE.sent];
const BUTTON = / type="(?:submit|button|reset)"/;

/** The attributes of a tag of a page. @param attributes from behind the name to the end of the tag */
export function traditionalAttributes(name: string, attributes: string, scribe: Scribe): string {
  if (!MATTERS.test(attributes)) return attributes;
  if (RELATIVE.test(attributes)) return convert(name, attributes, scribe);
  return scribe.attributes.of(name + attributes, () => convert(name, attributes, scribe));
}

function convert(name: string, attributes: string, scribe: Scribe): string {
  // A link that says which language it leads to leads to the other edition, or it tells search engines of both.
  const chosen = attributes.includes(" hreflang=");
  const button = name === "input" && BUTTON.test(attributes);
  return attributes.replace(ATTRIBUTE, (whole, attribute: string, value: string) => {
    if (attribute === "src" && name === "script") return ` src="${scribe.address(value)}"`;
    if (attribute === "value" && THANKS.some((path) => value.endsWith(path)))
      return ` value="${scribe.address(value)}"`;
    if (ADDRESSES.has(attribute)) return chosen ? whole : ` ${attribute}="${scribe.address(value)}"`;
    if (attribute === "content" && name === "meta") return ` content="${metaContent(value, scribe)}"`;
    if (TEXTS.test(attribute) || (attribute === "value" && button)) return ` ${attribute}="${scribe.text(value)}"`;
    return whole;
  });
}

function metaContent(value: string, scribe: Scribe): string {
  if (value === SIMPLIFIED_TAGS.locale) return scribe.tags.locale;
  if (value === scribe.tags.locale) return SIMPLIFIED_TAGS.locale;
  return value.startsWith("https://") || value.startsWith("http://") ? scribe.address(value) : scribe.text(value);
}
