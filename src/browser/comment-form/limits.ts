import { isBlank, lengthOf } from "../../domain/seen-text.ts";
import { MISSING } from "./words.ts";

/** How many characters of a text are left until it is too long, as people count and as the desk does; negative when it is. */
export function roomIn(text: string, longest: number): number {
  return longest - lengthOf(text.trim());
}

/** What is wrong with what a reader has typed; empty when nothing is. @param longest 0 where there is no limit */
export function faultIn(text: string, required: boolean, longest: number): string {
  if (required && isBlank(text)) return MISSING;
  // No text has more characters than units, and most have no more units than characters are allowed.
  const room = longest && text.length > longest ? roomIn(text, longest) : 0;
  return room < 0 ? `超出 ${-room} 字，请删短一些。` : "";
}
