import { writeFileSync } from "node:fs";

/** Netlify calls a function of this name with every form submission (docs.netlify.com/functions/trigger-on-events). */
export async function handler({ body }: { readonly body: string | null }) {
  writeFileSync(process.env.PAYLOAD_FILE ?? "", body ?? "");
  return { statusCode: 200, body: "taken" };
}
