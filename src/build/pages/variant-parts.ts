import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { ScriptSwitch } from "../../../_includes/partials/script-switch/ScriptSwitch.tsx";
import { QrCode } from "../../../_includes/partials/share/QrCode.tsx";
import { traditionalAddress } from "../../domain/edition.ts";
import type { VariantParts } from "../../traditional/conversion-context.ts";

/** What a page has otherwise in the Traditional edition. @param url address of the publication on the web */
export function variantPartsOf(url: string): VariantParts {
  return {
    "script-switch": (page) => renderToString(h(ScriptSwitch, { to: "simplified", page })),
    "qr-code": (page) => renderToString(h(QrCode, { address: url + traditionalAddress(page) })),
  };
}
