import { z } from "zod";
import { DIGITAL_SOURCES } from "./digital-source.ts";

/**
 * What the Content Credentials of a picture say (C2PA specification 2.2): a manifest in the file, signed by whoever made or changed it.
 * A signature proves that nothing was changed since. Whose it is, a certificate says, and nobody here knows who vouches for that:
 * lists of trust are on the web, and neither check nor build asks it.
 */
export const ContentCredentials = z.object({
  /** Whom the certificate names. */
  signer: z.string().optional(),
  /** The program that wrote the manifest. */
  program: z.string().optional(),
  /** What a machine has made of it, the farthest of all that is told of the picture and of what it was made from. */
  source: z.enum(DIGITAL_SOURCES).optional(),
  /** A camera is said to have taken it. */
  captured: z.boolean().optional(),
  /** What was done to it, as C2PA calls it, in that order: `c2pa.cropped`. */
  actions: z.array(z.string()),
  /** Titles of what it was made from. */
  ingredients: z.array(z.string()),
  owners: z.array(z.string()),
  creators: z.array(z.string()),
  licences: z.array(z.string()),
  /** What does not agree with what was signed, as C2PA calls it: `assertion.dataHash.mismatch`. Empty where all does. */
  broken: z.array(z.string()),
  /** Why nobody could read them, as the library says it. */
  unread: z.string().optional(),
});
export type ContentCredentials = z.infer<typeof ContentCredentials>;

/** Of actions (C2PA specification 2.2, 18.14) those that change what is seen, in words. */
const ACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "c2pa.color_adjustments": "调色",
    "c2pa.adjustedColor": "调色",
    "c2pa.cropped": "裁切",
    "c2pa.drawing": "绘画",
    "c2pa.edited": "修改",
    "c2pa.enhanced": "增强",
    "c2pa.filtered": "滤镜",
    "c2pa.orientation": "旋转",
    "c2pa.placed": "拼入别的内容",
    "c2pa.removed": "去掉内容",
    "c2pa.redacted": "遮去内容",
    "c2pa.resized": "缩放",
    "c2pa.watermarked": "加水印",
  }),
);

/** For editors: `签署者：甲公司（证书由谁担保没有核对）；生成工具：乙；改动：裁切、调色；原料：底图.jpg`. */
export function credentialsLine({ signer, program, actions, ingredients }: ContentCredentials): string {
  const changes = [...new Set(actions.flatMap((action) => ACTIONS.get(action) ?? []))];
  return [
    `签署者：${signer ? `${signer}（证书由谁担保没有核对）` : "没有写明"}`,
    program && `生成工具：${program}`,
    changes.length > 0 && `改动：${changes.join("、")}`,
    ingredients.length > 0 && `原料：${ingredients.join("、")}`,
  ]
    .filter(Boolean)
    .join("；");
}
