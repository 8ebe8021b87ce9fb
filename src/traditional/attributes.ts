import { CAPTIONS_LABELS } from "../domain/captions.ts";
import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { FORMS } from "../domain/form.ts";
import { type ConversionContext, isAddress, type Link } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";
import { alone } from "./memory.ts";

/** Every attribute of our own markup stands in double quotes. */
const ATTRIBUTE = / ([a-z][a-z:-]*)="([^"]*)"/g;
const ADDRESSES = new Set(["href", "action", "formaction"]);
/** Attributes that people read or hear. `data-say-` holds what scripts say. */
const TEXTS =
  /^(?:alt|title|placeholder|label|summary|data-say-[a-z-]+|aria-(?:label|description|roledescription|valuetext))$/;
/** A quick look whether there is anything to do: most tags have only a class. */
const MATTERS =
  / (?:href|action|formaction|alt|title|placeholder|label|summary|content|value|data-say-[a-z-]+|aria-[a-z]+)="[^"]/;
/** Only a relative address depends on the page. */
const RELATIVE = / href="(?![/#?"]|https?:|mailto:|tel:)/;
/** What a link may say besides where it leads. */
const SPEAKS = / (?:title|label|summary|data-say-[a-z-]+|aria-[a-z]+)="/;
/** Links that hand the page on carry its words and its address in their query (src/domain/attribution.ts). */
const SHARE = " data-share";
/** Where a form leads back to; the other addresses in a form are what it is about. */
const THANKS = FORMS.map(({ sent }) => sent);
const BUTTON = / type="(?:submit|button|reset)"/;
/** What a line of a shared text begins with: only ASCII is escaped in it, and a line is either words or an address. */
const SHARED_LINE = /(=|%0A)((?:[^&%]|%(?!0A))+)/g;

/** Whether the attributes of a tag have to be looked at. */
export function attributesMatter(name: string, attributes: string): boolean {
  return name === "script" || (name !== "path" && MATTERS.test(attributes));
}

/** The attributes of a tag of a page. @param attributes from behind the name to the end of the tag */
export function draftAttributes(name: string, attributes: string, context: ConversionContext, draft: Draft): void {
  if (name === "a" && !attributes.includes(SHARE) && !SPEAKS.test(attributes) && !RELATIVE.test(attributes)) {
    const { links } = context.shared;
    const link = links.get(attributes) ?? links.keep(attributes, linkOf(attributes, context));
    for (const path of link.asked) context.trace.asked.add(path);
    draft.keep(link.attributes);
  } else if (name === "track") draftTrack(attributes, context, draft);
  else write(name, attributes, context, draft);
}

/** Captions: where the edition has its own, they say in which script they are; others stay what they are. */
function draftTrack(attributes: string, context: ConversionContext, draft: Draft): void {
  const source = / src="([^"]*)"/.exec(attributes)?.[1] ?? "";
  const target = context.address(source);
  if (target === source) write("track", attributes, context, draft);
  else
    draft.keep(
      attributes
        .replace(` src="${source}"`, () => ` src="${target}"`)
        .replace(/ srclang="[^"]*"/, ` srclang="${context.tags.html}"`)
        .replace(/ label="[^"]*"/, ` label="${CAPTIONS_LABELS.traditional}"`),
    );
}

function linkOf(attributes: string, context: ConversionContext): Link {
  const chosen = isChosen(attributes);
  const asked: string[] = [];
  const { addresses } = context.shared;
  const changed = attributes.replace(ATTRIBUTE, (whole, attribute: string, value: string) => {
    if (chosen || !ADDRESSES.has(attribute)) return whole;
    const target = addresses.targetOf(value, context.page);
    if (!target) return whole;
    asked.push(alone(target.path));
    return ` ${attribute}="${target.variant}"`;
  });
  return { attributes: alone(changed), asked };
}

/** A link that says which language it leads to leads to the other edition, or it tells search engines of both. */
function isChosen(attributes: string): boolean {
  return attributes.includes(" hreflang=");
}

function write(name: string, attributes: string, context: ConversionContext, draft: Draft): void {
  const chosen = isChosen(attributes);
  const share = attributes.includes(SHARE);
  const button = name === "input" && BUTTON.test(attributes);
  let done = 0;
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const [whole, attribute = "", value = ""] = match;
    const begin = match.index + whole.length - value.length - 1;
    const put = (what: (value: string, context: ConversionContext, draft: Draft) => void): void => {
      draft.keep(attributes.slice(done, begin));
      what(value, context, draft);
      done = begin + value.length;
    };
    if (attribute === "src" && name === "script") put(address);
    else if (attribute === "value" && THANKS.some((path) => value.endsWith(path))) put(address);
    else if (share && attribute === "href") put(shareLink);
    else if (ADDRESSES.has(attribute)) {
      if (!chosen) put(address);
    } else if (attribute === "content" && name === "meta") put(metaContent);
    else if (TEXTS.test(attribute) || (attribute === "value" && button)) put((text) => draft.aside(text));
  }
  draft.keep(attributes.slice(done));
}

function address(value: string, context: ConversionContext, draft: Draft): void {
  draft.keep(context.address(value));
}

function textOrAddress(value: string, context: ConversionContext, draft: Draft): void {
  if (isAddress(value)) address(value, context, draft);
  else draft.aside(value);
}

function shareLink(href: string, context: ConversionContext, draft: Draft): void {
  let done = 0;
  for (const match of href.matchAll(SHARED_LINE)) {
    const [whole, before = "", line = ""] = match;
    draft.keep(href.slice(done, match.index) + before);
    textOrAddress(line, context, draft);
    done = match.index + whole.length;
  }
  draft.keep(href.slice(done));
}

function metaContent(value: string, context: ConversionContext, draft: Draft): void {
  if (value === SIMPLIFIED_TAGS.locale) draft.keep(context.tags.locale);
  else if (value === context.tags.locale) draft.keep(SIMPLIFIED_TAGS.locale);
  else textOrAddress(value, context, draft);
}
