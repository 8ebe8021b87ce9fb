import { OURS } from "../../../src/domain/interface-terms.ts";
import type { PageShell } from "../../../src/publication/page-shell.ts";

const LISTS = [
  { name: "转载台账", path: "/sources/" },
  { name: "标签", path: "/tags/" },
];
const LINKS = [
  { name: "归档", path: "/archive/" },
  { name: "关于", path: "/about/" },
  { name: "编辑准则", path: "/principles/" },
  { name: "更正记录", path: "/corrections/" },
  { name: "权利人要求", path: "/rights/" },
  { name: "隐私", path: "/privacy/" },
  { name: "RSS 订阅", path: "/feed.xml" },
];

export function Footer({ shell: { site, indexes } }: { readonly shell: PageShell }) {
  return (
    <footer class="footer" {...OURS}>
      <nav aria-label="全站">
        <ul>
          {[...LISTS, ...indexes, ...LINKS].map(({ name, path }) => (
            <li key={path}>
              <a href={path}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        {site.name}：{site.tagline}。联系编辑部：<a href={`mailto:${site.contact}`}>{site.contact}</a>
      </p>
    </footer>
  );
}
