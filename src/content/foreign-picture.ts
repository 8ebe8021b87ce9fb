import { brandsOf } from "./avif-structure.ts";

/** What else a camera, a scanner or a program makes of a picture: how it may begin, what it is and what to do. */
const FOREIGN: readonly (readonly [begins: readonly string[], says: string])[] = [
  [["II*\0", "MM\0*"], "文件是 TIFF 或者相机的 RAW，浏览器打不开；请用图片软件另存为 JPEG。"],
  [["BM"], "文件是 BMP，对读者来说太大；请用图片软件另存为 PNG。"],
  [["\xff\x0a", "\0\0\0\x0cJXL "], "文件是 JPEG XL，多数浏览器打不开；请用图片软件另存为 JPEG。"],
  [["8BPS"], "文件是 Photoshop 的 PSD；请导出成 JPEG 或 PNG。"],
  [["%PDF-"], "文件是 PDF；请把要用的一页导出成 PNG，宽 1600 像素。"],
];
const HEIC = /^(?:he(?:ic|ix|im|is|vc|vx|vm|vs)|mif1|msf1)$/;

/**
 * What to do with a file that is a picture, but none that may be used.
 * @returns undefined when nobody can say what it is
 */
export function foreignPicture(bytes: Buffer): string | undefined {
  const text = bytes.toString("latin1", 0, 4096);
  if (/<svg[\s>]/i.test(text)) return "文件是 SVG，里面可能有脚本，不能使用；请导出成 PNG，宽 1600 像素。";
  if (brandsOf(bytes).some((brand) => HEIC.test(brand)))
    return "文件是 HEIC（iPhone 和一些安卓手机拍的照片），多数浏览器打不开；请在手机或电脑的相册里导出成 JPEG。以后要直接拍成 JPEG，在 iPhone 的“设置 → 相机 → 格式”里选“兼容性最佳”。";
  return FOREIGN.find(([begins]) => begins.some((mark) => text.startsWith(mark)))?.[1];
}
