/**
 * What is used of Sveltia CMS. Its own declarations cannot be found by TypeScript's rules for ES modules (they import
 * each other without endings); a test holds the configuration against the JSON Schema that it ships.
 */
declare module "@sveltia/cms" {
  interface Shared {
    readonly name: string;
    readonly label?: string;
    readonly hint?: string;
    readonly required?: boolean;
    /** A regular expression, and what to say when a value does not fit. */
    readonly pattern?: [string, string];
  }

  interface Option {
    readonly value: string | boolean;
    readonly label: string;
  }

  type Widget =
    | { readonly widget: "hidden"; readonly default?: string }
    | { readonly widget: "uuid"; readonly readonly: boolean }
    | { readonly widget: "boolean"; readonly default: boolean }
    | { readonly widget: "image" | "file"; readonly choose_url: boolean }
    | { readonly widget: "select"; readonly options: Option[]; readonly multiple?: boolean; readonly default?: string }
    | {
        readonly widget: "relation";
        readonly collection: string;
        readonly value_field: string;
        readonly search_fields: string[];
        readonly display_fields: string[];
      }
    | { readonly widget: "datetime"; readonly type: "date"; readonly input_timezone: string; readonly default: string }
    // Ours: src/cms/date-time-field.ts.
    | { readonly widget: "publication-time"; readonly now: boolean }
    | {
        readonly widget: "number";
        readonly value_type: "float" | "int";
        readonly min: number;
        readonly max?: number;
        readonly step?: number;
      }
    | { readonly widget: "keyvalue"; readonly key_label: string; readonly value_label: string }
    | {
        readonly widget: "list";
        readonly fields?: Field[];
        readonly summary?: string;
        readonly collapsed?: "auto";
      }
    | { readonly widget: "object"; readonly fields: Field[]; readonly collapsed?: "auto" }
    | { readonly widget: "string" | "text"; readonly maxlength?: number };

  export type Field = Shared & Widget;

  /** Entries of a folder, which have fields, or single files. */
  interface Collection {
    readonly [option: string]: unknown;
    readonly fields?: Field[];
    readonly files?: readonly { readonly [option: string]: unknown; readonly fields: Field[] }[];
  }

  export interface CmsConfig {
    readonly [option: string]: unknown;
    readonly collections: readonly Collection[];
  }

  type Values = Readonly<Record<string, unknown>>;

  interface FileFormat {
    readonly fromFile: (text: string) => Values;
    readonly toFile: (values: Values) => string;
  }

  /** An Immutable map, of which every change is another. */
  interface EntryMap {
    toJS(): { readonly collection: string; readonly data: Values };
    set(name: "data", value: Values): EntryMap;
  }

  /** Called before an entry is written; what it gives back is written instead. */
  interface SaveListener {
    readonly name: "preSave";
    readonly handler: (event: { readonly entry: EntryMap }) => EntryMap;
  }

  const CMS: {
    init(options: { readonly config: CmsConfig }): Promise<void>;
    registerCustomFormat(name: string, extension: string, format: FileFormat): void;
    registerEventListener(listener: SaveListener): void;
    registerFieldType<Props>(name: string, control: ReactComponent<Props>): void;
  };
  export default CMS;
}

/** Sveltia CMS brings React along and hands it out by these names. */
interface ReactComponent<Props> {
  readonly "of props"?: Props;
}

type ReactNode = string | false | undefined | { readonly type: unknown };

interface ReactAttributes {
  readonly type?: string;
  readonly id?: string;
  readonly className?: string;
  readonly value?: string;
  readonly max?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string;
  readonly onClick?: () => void;
  readonly onChange?: (event: { readonly target: { readonly value: string } }) => void;
}

interface Window {
  createClass<Props>(
    component: {
      componentDidMount(): void;
      render(): ReactNode;
    } & ThisType<{ readonly props: Props }>,
  ): ReactComponent<Props>;
  h(tag: string, attributes: ReactAttributes, ...children: readonly ReactNode[]): ReactNode;
}
