import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";
import type { ConversionContext } from "./conversion-context.ts";

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
/** Links that hand the page on carry its words and its address in their query (src/domain/attribution.ts). */
const SHARE = " data-share";
/** Where a form leads back to; the other addresses in a form are what it is about. */
const THANKS = [COMMENT.sent, RIGHTS_NOTICE.sent];
const BUTTON = / type="(?:submit|button|reset)"/;

/** The attributes of a tag of a page. @param attributes from behind the name to the end of the tag */
export function traditionalAttributes(name: string, attributes: string, context: ConversionContext): string {
  if (!MATTERS.test(attributes)) return attributes;
  // Those of no two pages are alike.
  if (RELATIVE.test(attributes) || attributes.includes(SHARE)) return convert(name, attributes, context);
  return context.vocabulary.attributes.of(name + attributes, () => convert(name, attributes, context));
}

function convert(name: string, attributes: string, context: ConversionContext): string {
  // A link that says which language it leads to leads to the other edition, or it tells search engines of both.
  const chosen = attributes.includes(" hreflang=");
  const share = attributes.includes(SHARE);
  const button = name === "input" && BUTTON.test(attributes);
  return attributes.replace(ATTRIBUTE, (whole, attribute: string, value: string) => {
    if (attribute === "src" && name === "script") return ` src="${context.address(value)}"`;
    if (attribute === "value" && THANKS.some((path) => value.endsWith(path)))
      return ` value="${context.address(value)}"`;
    if (share && attribute === "href") return ` href="${shareLink(value, context)}"`;
    if (ADDRESSES.has(attribute)) return chosen ? whole : ` ${attribute}="${context.address(value)}"`;
    if (attribute === "content" && name === "meta") return ` content="${metaContent(value, context)}"`;
    if (TEXTS.test(attribute) || (attribute === "value" && button)) return ` ${attribute}="${context.text(value)}"`;
    return whole;
  });
}

/** Only ASCII is escaped in it, and a line is either words or an address. */
function shareLink(href: string, context: ConversionContext): string {
  return href.replace(/(=|%0A)((?:[^&%]|%(?!0A))+)/g, (_, before: string, line: string) => {
    return before + context.textOrAddress(line);
  });
}

function metaContent(value: string, context: ConversionContext): string {
  if (value === SIMPLIFIED_TAGS.locale) return context.tags.locale;
  if (value === context.tags.locale) return SIMPLIFIED_TAGS.locale;
  return context.textOrAddress(value);
}
