/** The calls of Eleventy 3.1 that this project makes; the package's own types point at JavaScript (TS7016 under strict). */
declare module "@11ty/eleventy" {
  /** The data cascade of one page, with what Eleventy itself adds. */
  export interface RenderData {
    /** `url` is the address on the site, `/about/` for `/about/index.html`. */
    readonly page: { readonly url: string; readonly outputPath: string };
    /** As the template has it. */
    readonly address: string;
  }

  /** What a template says of itself: here, the addresses of its pages. */
  export interface TemplateData {
    readonly addresses: readonly string[];
    readonly pagination: object;
    readonly eleventyExcludeFromCollections: true;
    permalink(data: Pick<RenderData, "address">): string;
  }

  export interface TemplateEngineOptions {
    read: boolean;
    useLayouts: boolean;
    getData(path: string): Promise<TemplateData>;
    compile(content: unknown, path: string): Promise<(data: RenderData) => Promise<string | Buffer>>;
  }

  export interface UserConfig {
    addTemplateFormats(extension: string): void;
    addExtension(extension: string, options: TemplateEngineOptions): void;
    setUseGitIgnore(use: boolean): void;
  }

  export interface EleventyOptions {
    configPath?: string;
    quietMode?: boolean;
    config?: (config: UserConfig) => void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options?: EleventyOptions);
    write(): Promise<unknown>;
    disableLogger(): void;
    /** A dry run renders every page and writes none. */
    setDryRun(dry: boolean): void;
  }
}
