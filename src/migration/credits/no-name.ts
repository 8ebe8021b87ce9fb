import { foldLine } from "../../manuscripts/folded-line.ts";

/** What a clause begins or ends with, and no name. */
const CLAUSE =
  /^(?:把|将|因为|由于|如果|所以|关于|他|她|我们|你们|一是|(?:translated|written|edited) by\b)|(?:吗|呢|了|吧|啊)$|.的(?:过程|问题|时候|方法|原因|结果)$/u;
/** `2019年3月5日A05版`, `版权归原作者所有` */
const NO_VALUE = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*第?[a-z]?\d*版?$|^(?:版权|著作权)|[@]\S+\.[a-z]+$/u;
const DESK = /[的着是在将把被让使们吗呢这那我你他]/u;
const LONGEST_DESK = 12;

/** Whether what stands behind a label is a clause, a day or an address, and names nobody: there is nothing to ask. */
export function isNoName(value: string): boolean {
  const folded = foldLine(value.trim());
  return CLAUSE.test(folded) || NO_VALUE.test(folded);
}

/** Whether a desk could be called so. */
export function isDeskName(value: string): boolean {
  return value.length <= LONGEST_DESK && !DESK.test(foldLine(value));
}

/** `本报综合报道` names nobody besides: whoever is asked has to see all of it. */
export function isReport(said: string): boolean {
  return /^(?:报[道导]|消息|新闻|整理|编译|讯)$/u.test(foldLine(said.trim()));
}
