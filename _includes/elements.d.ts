import type { HTMLAttributes } from "preact";

declare module "preact" {
  namespace JSX {
    /** Elements of our own, which src/browser/ brings to life. */
    interface IntrinsicElements {
      "age-notice": HTMLAttributes & { readonly datetime: string };
      "breaking-news": HTMLAttributes & { readonly until: string };
      "contents-list": HTMLAttributes;
      "reader-settings": HTMLAttributes;
      "share-tools": HTMLAttributes;
    }
  }

  interface ScriptHTMLAttributes {
    /** As on pictures (html.spec.whatwg.org/#attr-script-fetchpriority); Preact's types have it there only. */
    fetchpriority?: "high" | "low";
  }
}
