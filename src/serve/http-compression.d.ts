/** What is used of http-compression, which says its types in comments only. */
declare module "http-compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Options {
    /** Qualities: 0 to 11 and 1 to 9. */
    readonly level: { readonly brotli: number; readonly gzip: number };
    /** Of Content-Type. */
    readonly mimes: RegExp;
  }
  /** From here on what is written to the response is compressed as the request allows, from 1 KB on. */
  export default function compression(options: Options): (request: IncomingMessage, response: ServerResponse) => void;
}
