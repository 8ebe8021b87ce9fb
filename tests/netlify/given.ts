import { z } from "zod";

const Given = z.object({
  /** Address of Netlify's dev server. */
  NETLIFY_DEV: z.url(),
  /** Where its function leaves the last payload. */
  PAYLOAD_FILE: z.string(),
  /** Where the hosts are listed that it tried to reach; no file when there were none. */
  LOOPBACK_REFUSED: z.string(),
  /** Set when the payload shall be written into the fixtures. */
  RECORD: z.string().optional(),
});
export type Given = z.infer<typeof Given>;

/**
 * What `npm run test:netlify` prepares for these tests; the site is in `LAIYUAN_TEST_SITE`.
 * @throws Error when they were started some other way
 */
export function given(): Given {
  const read = Given.safeParse(process.env);
  if (!read.success) throw new Error("这组测试由 npm run test:netlify 运行");
  return read.data;
}
