import { createHmac, randomBytes } from "node:crypto";

/**
 * Lives as long as this process and is written nowhere: what is made with it can be compared within one run, and nobody can
 * ever turn it back, by guessing neither (docs/decisions/0050).
 */
const KEY_OF_THE_MOMENT = randomBytes(32);

const LABEL_LENGTH = 8;

/**
 * Names for a sender that mean nothing but "the same as another of this run".
 *
 * @param email as it was typed; empty where there is none
 * @param ip as the service saw it
 */
export function senderLabels(email: string, ip: string): string[] {
  const label = (kind: "mail" | "net", value: string) => {
    const seen = value.normalize("NFKC").trim().toLowerCase();
    if (seen === "") return [];
    const digest = createHmac("sha256", KEY_OF_THE_MOMENT).update(`${kind} ${seen}`).digest("hex");
    return [`${kind}-${digest.slice(0, LABEL_LENGTH)}`];
  };
  return [...label("mail", email), ...label("net", ip)];
}
