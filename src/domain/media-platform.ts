/** Platforms whose players may stand in a page, once a reader has asked for one. */
export const PLAYERS = ["youtube", "bilibili", "vimeo", "soundcloud"] as const;
export type Player = (typeof PLAYERS)[number];

/** A work on a platform. */
export interface Clip {
  readonly player: Player;
  /** Its page there, without what only says who shared it. */
  readonly page: string;
  /** Its player in a frame: the address by which the platform promises to note least, and plays as the reader has asked it to. */
  readonly frame: string;
}

interface Platform {
  readonly name: string;
  /** Of its player: what a policy has to let through. */
  readonly origin: string;
  readonly hosts: RegExp;
  /** Undefined where the address is none of a work. */
  readonly clipAt: (address: URL) => Omit<Clip, "player"> | undefined;
}

const PLATFORMS: Readonly<Record<Player, Platform>> = {
  // developers.google.com/youtube/player_parameters; support.google.com/youtube/answer/171780 (privacy-enhanced mode)
  youtube: {
    name: "YouTube",
    origin: "https://www.youtube-nocookie.com",
    hosts: /^(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com|youtu\.be)$/,
    clipAt({ hostname, pathname, searchParams }) {
      const short = hostname === "youtu.be" ? /^\/([\w-]{11})$/ : /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/;
      const id = pathname === "/watch" ? searchParams.get("v") : short.exec(pathname)?.[1];
      if (!id || !/^[\w-]{11}$/.test(id)) return undefined;
      const start = secondsIn(searchParams.get("t") ?? searchParams.get("start") ?? "");
      return {
        page: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ""}`,
        frame: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0${start ? `&start=${start}` : ""}`,
      };
    },
  },
  // player.bilibili.com
  bilibili: {
    name: "哔哩哔哩",
    origin: "https://player.bilibili.com",
    hosts: /^(?:(?:www|m|player)\.)?bilibili\.com$/,
    clipAt({ pathname, searchParams }) {
      const [, bvid, aid] = /^\/video\/(?:(BV[A-Za-z0-9]{10})|av(\d{1,15}))\/?$/i.exec(pathname) ?? [];
      const isPlayer = pathname === "/player.html";
      const [bv, av] = isPlayer ? [searchParams.get("bvid"), searchParams.get("aid")] : [bvid, aid];
      const id = bv && /^BV[A-Za-z0-9]{10}$/.test(bv) ? bv : av && /^\d{1,15}$/.test(av) ? `av${av}` : undefined;
      if (id === undefined) return undefined;
      const part = /^[1-9]\d{0,3}$/.exec(searchParams.get("p") ?? searchParams.get("page") ?? "")?.[0] ?? "1";
      const which = id.startsWith("BV") ? `bvid=${id}` : `aid=${id.slice(2)}`;
      return {
        page: `https://www.bilibili.com/video/${id}/${part === "1" ? "" : `?p=${part}`}`,
        frame: `https://player.bilibili.com/player.html?${which}&p=${part}&autoplay=1&danmaku=0`,
      };
    },
  },
  // developer.vimeo.com/player/sdk/embed: `dnt` keeps the player from noting who watches.
  vimeo: {
    name: "Vimeo",
    origin: "https://player.vimeo.com",
    hosts: /^(?:www\.|player\.)?vimeo\.com$/,
    clipAt({ pathname, searchParams }) {
      const found =
        /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(
          pathname,
        );
      if (!found) return undefined;
      const [, id = "", inPath] = found;
      const hash = inPath ?? /^[0-9a-f]{6,20}$/.exec(searchParams.get("h") ?? "")?.[0];
      return {
        page: `https://vimeo.com/${id}${hash ? `/${hash}` : ""}`,
        frame: `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${hash ? `&h=${hash}` : ""}`,
      };
    },
  },
  // developers.soundcloud.com/docs/api/html5-widget
  soundcloud: {
    name: "SoundCloud",
    origin: "https://w.soundcloud.com",
    hosts: /^(?:(?:www|m|w)\.)?soundcloud\.com$/,
    clipAt(address) {
      const named = address.hostname === "w.soundcloud.com" ? (address.searchParams.get("url") ?? "") : address.href;
      const { hostname, pathname } = URL.canParse(named) ? new URL(named) : address;
      const isTrack = /^\/(?:tracks|playlists)\/\d+$/.test(pathname) && hostname === "api.soundcloud.com";
      const isPage =
        /^\/[\w-]+\/(?:sets\/)?[\w-]+(?:\/s-\w+)?\/?$/.test(pathname) && /(?:^|\.)soundcloud\.com$/.test(hostname);
      if (!isTrack && !isPage) return undefined;
      const page = isTrack ? `https://api.soundcloud.com${pathname}` : `https://soundcloud.com${pathname}`;
      return {
        page,
        frame: `https://w.soundcloud.com/player/?url=${encodeURIComponent(page)}&auto_play=true&visual=false`,
      };
    },
  },
};

/** The work that an address of one of the platforms leads to; undefined for any other address. */
export function clipAt(address: string): Clip | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const player = PLAYERS.find((one) => PLATFORMS[one].hosts.test(url.hostname));
  const clip = player && PLATFORMS[player].clipAt(url);
  return clip && { player, ...clip };
}

export function playerName(player: Player): string {
  return PLATFORMS[player].name;
}

export function playerOrigin(player: Player): string {
  return PLATFORMS[player].origin;
}

/** `90`, `90s`, `1m30s`, `1h2m3s`; 0 for anything else. */
function secondsIn(time: string): number {
  const [found, hours = "0", minutes = "0", seconds = "0"] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(time) ?? [];
  return found ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : 0;
}

/** Short addresses that lead to a platform; what to, only the platform knows. */
const SHORTENED = /^(?:b23\.tv|on\.soundcloud\.com)$/;

/** Whether an address belongs to one of the platforms, though it may be none of a work. */
export function isPlatformHost(address: string): boolean {
  const { hostname } = new URL(address);
  return SHORTENED.test(hostname) || PLAYERS.some((one) => PLATFORMS[one].hosts.test(hostname));
}
