import type { MediaType } from "../../domain/media.ts";

/** What a file of ours says of itself, found out without playing it. */
export interface MediaStructure {
  readonly type: MediaType;
  /** Seconds, to the nearest. */
  readonly duration?: number | undefined;
  /** Pixels, as a viewer sees it. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly pages?: number | undefined;
}

/** Why a file cannot be published, as the end of a sentence. @param remedy what to do, where something else is to be done than usual */
export interface MediaFault {
  readonly fault: string;
}

export type Structure = MediaStructure | MediaFault;

export function latin(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);
}
