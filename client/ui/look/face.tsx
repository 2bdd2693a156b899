/**
 * Face: somebody as a small picture, head and shoulders, drawn from their look. Only a picture: the name stands beside.
 */
import type { ReactNode } from "react";
import type { Look } from "../../../shared/pose/look.ts";
import { entryOf, usePalette } from "./palette.tsx";

export function Face({ look, size = 36 }: { look: Look; size?: number }) {
  const palette = usePalette();
  const skin = entryOf(palette.skin, look.skin);
  const hair = entryOf(palette.hair, look.hair);
  const cloth = entryOf(palette.cloth, look.cloth);
  const second = entryOf(palette.cloth, look.second);
  const style = STYLES[entryOf(palette.hairStyles, look.hairStyle)] ?? CROP;
  const shade = `color-mix(in oklab, ${skin}, #5a1f10 22%)`;
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      {style.behind?.(hair, second)}
      <path d="M42 66h16v16H42z" fill={shade} />
      <path d="M8 112c0-24 15-34 33-35 4 5 14 5 18 0 18 1 33 11 33 35z" fill={cloth} />
      <path d="M36 78c6 9 22 9 28 0l5 2c-8 13-30 13-38 0z" fill={second} />
      {style.robe === true ? null : <path d="M64 80c8 8 8 22 2 32h10c6-12 4-24-6-31z" fill={second} opacity=".55" />}
      <ellipse cx="26.5" cy="49" rx="4.5" ry="6.5" fill={skin} />
      <ellipse cx="73.5" cy="49" rx="4.5" ry="6.5" fill={skin} />
      <path d="M26 44c0-17 10-27 24-27s24 10 24 27c0 16-9 29-24 29S26 60 26 44z" fill={skin} />
      <ellipse cx="35" cy="56" rx="5.5" ry="3.6" fill="#e0563f" opacity=".16" />
      <ellipse cx="65" cy="56" rx="5.5" ry="3.6" fill="#e0563f" opacity=".16" />
      <ellipse cx="40.5" cy="48" rx="3.1" ry="4.5" fill="#241a18" />
      <ellipse cx="59.5" cy="48" rx="3.1" ry="4.5" fill="#241a18" />
      <circle cx="41.6" cy="46.2" r="1.1" fill="#fff" />
      <circle cx="60.6" cy="46.2" r="1.1" fill="#fff" />
      <g fill="none" strokeLinecap="round">
        <path d="M36 40.2c2.4-1.7 6-1.7 8 0M56 40.2c2-1.7 5.6-1.7 8 0" stroke={hair} strokeWidth="1.8" opacity=".8" />
        <path d="M48.5 54.5c.8 1 2.2 1 3 0" stroke={shade} strokeWidth="1.6" />
        <path d="M43.5 61c3.6 3.6 9.4 3.6 13 0" stroke="#7c2a22" strokeWidth="2" />
      </g>
      {style.front(hair, second)}
    </svg>
  );
}

type Style = {
  behind?: (hair: string, second: string) => ReactNode;
  front: (hair: string, second: string) => ReactNode;
  /** Cloth covers the shoulder too. */
  robe?: boolean;
};

const cap = "M24.5 46c-3-19 8-33 25.5-33s28.5 14 25.5 33c-2-9-6-14-10-17-9 3-22 3-31 0-4 3-8 8-10 17z";

const CROP: Style = { front: (hair) => <path d={cap} fill={hair} /> };

/** By the name of the style in the palette; an unknown one is drawn as a crop. */
const STYLES: Record<string, Style> = {
  crop: CROP,
  sweep: {
    front: (hair) => (
      <path
        d="M24 48c-4-22 8-37 28-37 17 0 27 14 24 36-2-10-6-15-11-18-4 1-7-1-9-4-7 8-18 10-26 9-3 3-5 8-6 14z"
        fill={hair}
      />
    ),
  },
  bob: {
    behind: (hair) => <path d="M19 72c-3-40 6-62 31-62s34 22 31 62c-8 4-14 2-16-2H35c-2 4-8 6-16 2z" fill={hair} />,
    front: (hair) => (
      <path d="M23 60c-4-30 7-48 27-48s31 18 27 48c-3-12-4-22-8-29-11 1-22-1-29-6-3 9-13 13-17 35z" fill={hair} />
    ),
  },
  bun: {
    behind: (hair) => <circle cx="50" cy="10" r="11" fill={hair} />,
    front: (hair) => <path d={cap} fill={hair} />,
  },
  curls: {
    behind: (hair) => (
      <g fill={hair}>
        <circle cx="22" cy="44" r="10" />
        <circle cx="78" cy="44" r="10" />
        <circle cx="24" cy="58" r="8" />
        <circle cx="76" cy="58" r="8" />
      </g>
    ),
    front: (hair) => (
      <g fill={hair}>
        <circle cx="27" cy="30" r="9" />
        <circle cx="37" cy="19" r="10" />
        <circle cx="50" cy="15" r="11" />
        <circle cx="63" cy="19" r="10" />
        <circle cx="73" cy="30" r="9" />
        <circle cx="44" cy="24" r="7" />
        <circle cx="57" cy="24" r="7" />
      </g>
    ),
  },
  puff: {
    behind: (hair) => <circle cx="50" cy="33" r="33" fill={hair} />,
    front: (hair) => <path d={cap} fill={hair} />,
  },
  headscarf: {
    robe: true,
    behind: (_hair, second) => <path d="M16 92c-2-56 6-84 34-84s36 28 34 84z" fill={second} />,
    front: (_hair, second) => (
      <path
        d="M50 8c-24 0-34 19-33 48 0 17 8 30 22 36-9-9-14-24-14-39 0-17 9-29 25-29s25 12 25 29c0 15-5 30-14 39 14-6 22-19 22-36 1-29-9-48-33-48z"
        fill={second}
      />
    ),
  },
  bald: { front: () => null },
  hat: {
    front: (hair, second) => (
      <g>
        <path d="M25 46c-2-8 0-14 3-18h44c3 4 5 10 3 18-2-6-5-10-8-12H33c-3 2-6 6-8 12z" fill={hair} />
        <ellipse cx="50" cy="28" rx="42" ry="8" fill="#e2c07f" />
        <path d="M29 27c0-16 8-22 21-22s21 6 21 22c-8 4-34 4-42 0z" fill="#ecd09a" />
        <path d="M29 27c8 4 34 4 42 0l-.4-5c-9 4-32 4-41.2 0z" fill={second} />
      </g>
    ),
  },
};
