import { listOf, mapped, ofAuthor, type Values, valuesOf, withoutEmpty } from "./form-values.ts";
import { type KeyOf, NAME_FIELD, placeInForm, writtenPlace, writtenSource } from "./record-form.ts";

/** A picture of the staff's files as the form shows it. */
function pictureInForm(picture: unknown, keyOf: KeyOf): Values {
  return mapped(mapped(valuesOf(picture), ["credit"], sourceInForm(keyOf)), ["focus"], placeInForm);
}

function sourceInForm(keyOf: KeyOf): (value: unknown) => unknown {
  return (value) => (typeof value === "string" ? { source: keyOf(value) ?? value } : value);
}

/** The library writes where it has put a file; the record has its name. */
function writtenPicture(picture: unknown): Values {
  const written = mapped(mapped(valuesOf(picture), ["credit"], writtenSource), ["focus"], writtenPlace);
  return mapped(written, ["file"], (file) => String(file).replace(/^.*\//, ""));
}

/** Text of a file of `_data/topics/` as the form shows it. */
export function topicToForm(json: string, keyOf: KeyOf): Values {
  const topic = mapped(valuesOf(JSON.parse(json)), ["picture"], (picture) => pictureInForm(picture, keyOf));
  const event = (one: unknown) => mapped(valuesOf(one), ["source"], sourceInForm(keyOf));
  return mapped(topic, ["chronology"], (events) => listOf(events).map(event));
}

/** What the form holds as the text of a file of `_data/topics/`. */
export function topicFromForm(form: Values): string {
  const event = (one: unknown) => mapped(valuesOf(one), ["source"], writtenSource);
  const written = mapped(mapped(ofAuthor(form), ["picture"], writtenPicture), ["chronology"], (all) =>
    listOf(all).map(event),
  );
  return `${JSON.stringify(withoutEmpty(written), null, 2)}\n`;
}

/** Text of `_data/front.json` as the form shows it. */
export function frontToForm(json: string): Values {
  return valuesOf(JSON.parse(json));
}

/** What the form holds as the text of `_data/front.json`. */
export function frontFromForm(form: Values): string {
  return `${JSON.stringify(withoutEmpty(ofAuthor(form)), null, 2)}\n`;
}

/** Text of `_data/podcast.json` as the form shows it. */
export function podcastToForm(json: string, keyOf: KeyOf): Values {
  return mapped(valuesOf(JSON.parse(json)), ["artwork"], (artwork) => pictureInForm(artwork, keyOf));
}

/** What the form holds as the text of `_data/podcast.json`. */
export function podcastFromForm(form: Values): string {
  return `${JSON.stringify(withoutEmpty(mapped(ofAuthor(form), ["artwork"], writtenPicture)), null, 2)}\n`;
}

/** Text of `_data/people.json` as the form shows it: a list of which every item says its key. */
export function peopleToForm(json: string, keyOf: KeyOf): Values {
  const people = Object.entries(valuesOf(JSON.parse(json))).map(([key, person]) => {
    const shown = mapped(valuesOf(person), ["portrait"], (portrait) => pictureInForm(portrait, keyOf));
    return { [NAME_FIELD]: key, ...PEOPLE_DEFAULTS, ...shown };
  });
  return { people };
}

/** What a person's record says that says nothing. */
const PEOPLE_DEFAULTS: Values = { status: "active" };

/** What the form holds as the text of `_data/people.json`. */
export function peopleFromForm(form: Values): string {
  const { people } = ofAuthor(form);
  const entries = listOf(people).map((one) => {
    const { [NAME_FIELD]: key, portrait, ...person } = valuesOf(one);
    const written = Object.entries(withoutEmpty({ ...person, portrait: writtenPicture(portrait) }));
    return [String(key), Object.fromEntries(written.filter(([field, value]) => PEOPLE_DEFAULTS[field] !== value))];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
