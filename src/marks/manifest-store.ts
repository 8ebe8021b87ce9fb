import { z } from "zod";
import { spelledOut } from "../domain/characters.ts";
import type { ContentCredentials } from "../domain/content-credentials.ts";
import { type DigitalSource, digitalSourceOf, farthest } from "../domain/digital-source.ts";

const Action = z.object({ action: z.string(), digitalSourceType: z.string().optional() });
const Actions = z.object({ actions: z.array(Action) });
const Manifest = z.object({
  claim_generator: z.string().optional(),
  claim_generator_info: z.array(z.object({ name: z.string(), version: z.string().optional() })).default([]),
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).default([]),
  ingredients: z
    .array(
      z.object({
        title: z.string().optional(),
        relationship: z.string().optional(),
        active_manifest: z.string().optional(),
      }),
    )
    .default([]),
  signature_info: z.object({ issuer: z.string().nullish(), common_name: z.string().nullish() }).optional(),
});
type Manifest = z.infer<typeof Manifest>;

/** As the library gives a store of manifests; what is not named here is left alone. */
const Store = z.object({
  active_manifest: z.string().optional(),
  manifests: z.record(z.string(), Manifest),
  validation_results: z
    .object({ activeManifest: z.object({ failure: z.array(z.object({ code: z.string() })) }).optional() })
    .optional(),
});
type Store = z.infer<typeof Store>;

/** What a failure of validation has to be for the picture not to be what was signed (C2PA specification 2.2, 15.2.2); not one of trust or of time. */
const BROKEN = /\.mismatch$|^assertion\.missing$|^claim(?:Signature)?\.missing$/;
/** Assertions that say whose a picture is: schema.org's, and IPTC's fields as JSON-LD. */
const ABOUT =
  /^(?:stds\.schema-org\.CreativeWork|stds\.iptc(?:\.photo-metadata)?|cawg\.metadata|c2pa\.metadata)(?:__\d+)?$/;
const [OWNERS, CREATORS, LICENCES] = [
  [
    "creditText",
    "copyrightNotice",
    "copyrightHolder",
    "publisher",
    "photoshop:Credit",
    "photoshop:Source",
    "dc:rights",
  ],
  ["author", "creator", "dc:creator"],
  ["license", "xmpRights:UsageTerms", "xmpRights:WebStatement", "cc:license"],
] as const;

/**
 * What is told of a picture by its store of manifests.
 * @param json as `@contentauth/c2pa-wasm` gives it
 * @throws ZodError or SyntaxError when it is something else
 */
export function credentialsIn(json: string): ContentCredentials {
  const store = Store.parse(JSON.parse(json));
  const { active_manifest: label = "", manifests, validation_results: results } = store;
  const manifest = manifests[label] ?? Manifest.parse({});
  const { claim_generator: old, claim_generator_info: programs, signature_info: signature, ingredients } = manifest;
  const signer = signature?.issuer ?? signature?.common_name;
  const [program] = programs;
  const made = program ? [program.name, program.version].filter(Boolean).join(" ") : old;
  const source = madeBy(store, label, new Map());
  const failures = results?.activeManifest?.failure.map(({ code }) => code) ?? [];
  return {
    ...(signer && { signer: shown(signer) }),
    ...(made && { program: shown(made) }),
    ...(source && { source }),
    ...(!source && isCaptured(store, label) && { captured: true }),
    actions: actionsOf(manifest).map(({ action }) => shown(action)),
    ingredients: ingredients.flatMap(({ title }) => (title ? shown(title) : [])),
    owners: saidOf(manifest, OWNERS),
    creators: saidOf(manifest, CREATORS),
    licences: saidOf(manifest, LICENCES),
    broken: [...new Set(failures.filter((code) => BROKEN.test(code)))],
  };
}

function actionsOf({ assertions }: Manifest): readonly z.infer<typeof Action>[] {
  return assertions.flatMap(({ label, data }) => {
    if (!/^c2pa\.actions(?:\.v\d+)?(?:__\d+)?$/.test(label)) return [];
    return Actions.safeParse(data).data?.actions ?? [];
  });
}

/**
 * What a machine has made of the picture of a manifest. What is created is all of it; what is done later, or comes in with a part, is a
 * part; a picture that was only opened is as far a machine's as the one that was opened.
 * @param known what was found of manifests before; files of others may go in circles, and one part may stand in several places
 */
function madeBy(store: Store, label: string, known: Map<string, DigitalSource | undefined>): DigitalSource | undefined {
  const manifest = store.manifests[label];
  if (!manifest || known.has(label)) return known.get(label);
  known.set(label, undefined);
  const own = actionsOf(manifest).map(({ action, digitalSourceType = "" }) => {
    const source = digitalSourceOf(digitalSourceType);
    return source === "trained" && action !== "c2pa.created" ? "composite" : source;
  });
  const said = saidOf(manifest, ["Iptc4xmpExt:DigitalSourceType"]).map(digitalSourceOf);
  const parts = manifest.ingredients.map(({ relationship, active_manifest: part = "" }) => {
    const source = madeBy(store, part, known);
    if (relationship === "parentOf") return source;
    return relationship === "componentOf" && source ? "composite" : undefined;
  });
  const source = farthest([...own, ...said, ...parts]);
  known.set(label, source);
  return source;
}

/** Whether the first of the manifests that led to a picture says that a camera has taken it. */
function isCaptured({ manifests }: Store, label: string): boolean {
  const seen = new Set<string>();
  for (let at = label; !seen.has(at); ) {
    seen.add(at);
    const manifest = manifests[at];
    const parent = manifest?.ingredients.find(({ relationship }) => relationship === "parentOf")?.active_manifest;
    if (parent === undefined)
      return actionsOf(manifest ?? Manifest.parse({})).some(
        ({ action, digitalSourceType = "" }) =>
          action === "c2pa.created" && /[/#]digitalCapture$/.test(digitalSourceType),
      );
    at = parent;
  }
  return false;
}

/** Values of fields wherever they stand in what is said about the picture. */
function saidOf({ assertions }: Manifest, names: readonly string[]): string[] {
  const values = assertions.flatMap(({ label, data }) => {
    if (!ABOUT.test(label) || !(data instanceof Object)) return [];
    return Object.entries(data).flatMap(([name, value]) => (names.includes(name) ? textsIn(value, 0) : []));
  });
  return [...new Set(values.map((value) => shown(value.trim())).filter(Boolean))];
}

/** As much of others' text as a message can hold, and nothing that a terminal obeys. */
function shown(text: string): string {
  return spelledOut(text.slice(0, LONGEST));
}

const LONGEST = 200;
/** Deeper than a list of people with names nobody writes it. */
const DEEPEST = 4;

/** Texts as JSON-LD has them: bare, in a list, in languages, as the name of somebody. */
function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value];
  if (depth === DEEPEST || !(value instanceof Object)) return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, depth + 1));
  const kept = Object.entries(value).filter(([name]) => /^(?:name|x-default|@value|@list|@set|@id)$/.test(name));
  return kept.flatMap(([, one]) => textsIn(one, depth + 1));
}
