import type { HTMLAttributes } from "preact";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "reader-settings": HTMLAttributes;
    }
  }
}

/** The room of the settings in the bar. Without a script nothing could be chosen, so the script brings the button too. */
export function ReaderSettings() {
  return <reader-settings class="reader-settings" />;
}
