import { FORBIDDEN, percentDecoded } from "./characters.ts";

/**
 * What makes an address lie about where it leads: characters that nobody sees, raw or percent-encoded, and a user before
 * the host, as in `https://bank.example@evil.example/`. Neither has a place in what readers are sent to.
 *
 * @param address absolute or relative
 */
export function addressFault(address: string): "forbidden-character" | "userinfo-in-address" | undefined {
  if (FORBIDDEN.test(address) || (address.includes("%") && FORBIDDEN.test(percentDecoded(address))))
    return "forbidden-character";
  if (!address.includes("@") || !/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const { username, password } = new URL(address);
  return username === "" && password === "" ? undefined : "userinfo-in-address";
}
