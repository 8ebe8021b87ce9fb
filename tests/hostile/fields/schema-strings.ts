import { z } from "zod";

/** As much of JSON Schema as `z.toJSONSchema` writes. */
const Schema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maximum: z.number().default(Number.POSITIVE_INFINITY),
  $ref: z.string().optional(),
  get properties() {
    return z.record(z.string(), Schema).default({});
  },
  get propertyNames() {
    return Schema.optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional();
  },
  get items() {
    return Schema.optional();
  },
  get allOf() {
    return z.array(Schema).default([]);
  },
  get anyOf() {
    return z.array(Schema).default([]);
  },
  get oneOf() {
    return z.array(Schema).default([]);
  },
  get definitions() {
    return z.record(z.string(), Schema).default({});
  },
});
type Schema = z.infer<typeof Schema>;

/** A string in a value, and which of a schema's strings it is. */
export interface Place {
  /** Such as `.sources[]|2.name`; the third branch of a union. */
  readonly id: string;
  readonly path: readonly (string | number)[];
  /** Whether it is the name of an entry, and not a value. */
  readonly isKey: boolean;
}

/** A file that is right, and the strings in it. */
export interface Sample {
  readonly value: unknown;
  readonly places: readonly Place[];
}

/** The first that a schema takes stands in its samples. A new kind of string needs one more. */
const CANDIDATES = [
  ...[
    "话",
    "https://a.cn",
    "news-key",
    "2025-05-19",
    "zh",
    "/2025/05/sample/",
    "/a",
    "20250520T170000Z-0240f7455acf",
    "20250520T170000Z",
  ],
  ...["desk@paper.example", "America/Vancouver", "{sponsor}"],
  // Of a file on a store: its digest, and how long it plays.
  ...["0123456789abcdef".repeat(4), "3:24"],
  // A place on a page of the publication's own.
  "/principles/",
  // A podcast for good.
  "0f3c5a52-6d0b-5c3e-9c1b-2f6a3c1d4e5f",
];
/** What no schema says, by name of the field. */
const BY_NAME: Readonly<Record<string, string>> = {
  timeZone: "America/Vancouver",
  integrity: `sha256-${"A".repeat(43)}=`,
  // An old address and where it leads.
  from: "/a",
  to: "/2025/05/sample/",
  // Colours that can be read on the paper of that name.
  light: "#2b4f81",
  dark: "#c9d3ee",
};
/** Among what integers of all schemas take; where it is too large, the largest that is taken stands for it. */
const INTEGER = 200;
/** Enough to take every branch of unions inside unions once. */
const VARIANTS = 9;

/**
 * Reads from a schema which strings its files hold, and makes files that hold each of them at least once.
 * @throws Error when a sample is not right: the kind of string that is new has to be added above
 */
export function samplesOf(type: z.ZodType): readonly Sample[] {
  const root = Schema.parse(z.toJSONSchema(type, { io: "input", target: "draft-7" }));
  const seen = new Set<string>();
  return Array.from({ length: VARIANTS }, (_, variant) => variant).flatMap((variant) => {
    const places: Place[] = [];
    const value = drawn(root, { id: "", path: [], depth: 0 });
    type.parse(value);
    const known = places.every(({ id }) => seen.has(id));
    for (const { id } of places) seen.add(id);
    return known ? [] : [{ value, places }];

    function drawn(schema: Schema, at: Omit<Place, "isKey"> & { readonly depth: number }): unknown {
      const referred = root.definitions[schema.$ref?.split("/").at(-1) ?? ""];
      if (referred) return drawn(referred, at);
      const branches = [...schema.anyOf, ...schema.oneOf];
      const chosen = Math.floor(variant / 3 ** at.depth) % branches.length;
      const branch = branches[chosen];
      if (branch) return drawn(branch, { ...at, id: `${at.id}|${chosen}`, depth: at.depth + 1 });
      if (schema.const !== undefined) return schema.const;
      const [part] = schema.allOf;
      if (part && schema.type === undefined) return drawn(part, at);
      const types = [schema.type].flat();
      if (types.includes("string")) {
        places.push({ ...at, isKey: false });
        return BY_NAME[String(at.path.at(-1))] ?? textFor(schema);
      }
      if (schema.items) return [drawn(schema.items, { ...at, id: `${at.id}[]`, path: [...at.path, 0] })];
      if (types.includes("object")) return Object.fromEntries(entriesOf(schema, at));
      if (types.includes("integer")) return Math.min(INTEGER, schema.maximum);
      return types.includes("boolean") ? false : types.includes("null") ? null : 0.5;
    }

    function entriesOf(schema: Schema, at: Omit<Place, "isKey"> & { readonly depth: number }): [string, unknown][] {
      const { id, path } = at;
      const entries = Object.entries(schema.properties).map(([name, field]): [string, unknown] => [
        name,
        drawn(field, { ...at, id: `${id}.${name}`, path: [...path, name] }),
      ]);
      if (typeof schema.additionalProperties !== "object") return entries;
      const name = textFor(schema.propertyNames ?? schema);
      places.push({ id: `${id}{}`, path: [...path, name], isKey: true });
      return [...entries, [name, drawn(schema.additionalProperties, { ...at, id: `${id}.*`, path: [...path, name] })]];
    }
  });
}

function textFor(schema: Schema): string {
  const patterns = [schema, ...schema.allOf].flatMap(({ pattern }) => (pattern ? [new RegExp(pattern, "u")] : []));
  const fits = (text: string) => text.length >= schema.minLength && patterns.every((pattern) => pattern.test(text));
  return schema.enum?.[0] ?? CANDIDATES.find(fits) ?? "";
}

/** A value with another string at one of its places. */
export function withString(value: unknown, { path: [step, ...rest], isKey }: Place, text: string): unknown {
  if (step === undefined) return text;
  const inner = (name: string | number, item: unknown) =>
    name === step ? withString(item, { id: "", path: rest, isKey }, text) : item;
  if (Array.isArray(value)) return value.map((item, index) => inner(index, item));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, item]) =>
      isKey && rest.length === 0 && name === step ? [text, item] : [name, inner(name, item)],
    ),
  );
}

/** The string at a place. */
export function stringAt(value: unknown, { path, isKey }: Place): unknown {
  const steps = isKey ? path.slice(0, -1) : path;
  const found = steps.reduce(
    (inner: unknown, step) => (inner instanceof Object ? Reflect.get(inner, step) : undefined),
    value,
  );
  return isKey ? Object.keys(found ?? {}).at(-1) : found;
}
