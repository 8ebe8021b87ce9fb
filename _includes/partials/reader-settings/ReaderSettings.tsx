import type { HTMLAttributes } from "preact";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "reader-settings": HTMLAttributes;
    }
  }
}

/** The room of the settings in the bar. The script fills in what is chosen there; without one the button is not seen. */
export function ReaderSettings() {
  return (
    <reader-settings class="reader-settings">
      <button type="button" aria-label="阅读设置" aria-expanded="false">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2.5 19 8 5l5.5 14M4.5 14h7M15 19l3.25-8 3.25 8M16.2 16.2h4.1" />
        </svg>
      </button>
    </reader-settings>
  );
}
