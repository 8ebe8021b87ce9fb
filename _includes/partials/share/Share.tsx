import type { PublicArticle } from "../../../src/domain/article.ts";
import { shareLinksOf } from "../../../src/domain/attribution.ts";
import { OURS } from "../../../src/domain/interface-terms.ts";
import { QrCode } from "./QrCode.tsx";

interface ShareProps {
  readonly article: PublicArticle;
  /** Its address on the web. */
  readonly address: string;
}

const OUT = "external noopener noreferrer";

/**
 * Ways to hand the article on, each with title, sources and address. Nobody is asked anything before the reader presses;
 * the script adds what only it can do: copying, and the apps of the device.
 */
export function Share({ article, address }: ShareProps) {
  const { weibo, x, mail } = shareLinksOf(article, address);
  const links = [
    { name: "微博", href: weibo, rel: OUT },
    { name: "X", href: x, rel: OUT },
    { name: "邮件", href: mail },
  ];
  return (
    <div class="share">
      <h2 class="end-title">分享</h2>
      <share-tools>
        <ul>
          <li>
            <details {...OURS}>
              <summary>微信</summary>
              <div class="share-code">
                <div role="img" aria-label="本文的二维码">
                  <QrCode address={address} />
                </div>
                <p>用微信“扫一扫”打开，再从右上角转发。</p>
              </div>
            </details>
          </li>
          {links.map(({ name, href, rel }) => (
            <li key={name}>
              <a href={href} rel={rel} data-share>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </share-tools>
    </div>
  );
}
