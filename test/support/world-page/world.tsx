/** The world, to look at: the real World over a visit that was put there, for pictures. `?view=` chooses what stands there. */
import { useThree } from "@react-three/fiber";
import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import plaza from "../../../assets/spaces/plaza/space.json" with { type: "json" };
import type { Avatar } from "../../../client/net/visit.ts";
import { VisitProvider } from "../../../client/react/index.ts";
import { HeadsetMenu } from "../../../client/ui/headset/index.ts";
import { presetLooks, useWorld, World, WorldPreview } from "../../../client/world/index.ts";
import { createXr, enterVR, XrRoom, XrVisit } from "../../../client/xr/index.ts";
import type { Look } from "../../../shared/pose/look.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { type SpaceFile, spaceSchema } from "../../../shared/space/space.ts";
import { person, pictureVisit } from "./picture-visit.ts";

const query = new URLSearchParams(location.search);
const view = query.get("view") ?? "group";
const space = spaceSchema.parse(plaza as unknown as SpaceFile);

const names = [
  "Ilse Okafor",
  "Amara",
  "Yuki Tanaka",
  "Jo",
  "Zuri M.",
  "Γιώργος",
  "ليلى",
  "Noor",
  "Priya",
  "Samir",
  "Tomasz",
  "山田太郎",
];
const looks: Look[] = [
  ...presetLooks,
  { skin: 4, hair: 0, hairStyle: 5, clothes: 4, cloth: 0, second: 1 },
  { skin: 1, hair: 1, hairStyle: 1, clothes: 5, cloth: 9, second: 7 },
  { skin: 0, hair: 2, hairStyle: 7, clothes: 1, cloth: 6, second: 7 },
  { skin: 3, hair: 0, hairStyle: 2, clothes: 5, cloth: 9, second: 3 },
  { skin: 4, hair: 5, hairStyle: 0, clothes: 1, cloth: 4, second: 7 },
  { skin: 2, hair: 4, hairStyle: 1, clothes: 2, cloth: 8, second: 0 },
  { skin: 0, hair: 0, hairStyle: 0, clothes: 3, cloth: 2, second: 6 },
];
const [sx, sy, sz] = space.spawn.position;
const away = space.spawn.yaw;
/** A place so far ahead of where people arrive, and so far to the right of it. */
const at = (ahead: number, right: number): Vec3 => [
  sx - Math.sin(away) * ahead + Math.cos(away) * right,
  sy,
  sz - Math.cos(away) * ahead - Math.sin(away) * right,
];
const places: [number, number, number][] = [
  [4, -2.6, 2.6],
  [5, -1.4, 3.4],
  [5.2, -0.6, 2.2],
  [3.2, 0.2, 3.1],
  [6.5, 1.1, 3.3],
  [6.2, 2.1, 2.9],
  [5.1, 2.9, 2.4],
  [3.4, 2.6, 2.8],
  [6.8, 3.6, 2.6],
  [7.6, -3.1, 3.9],
  [8.4, 0.2, 3.6],
  [9.5, -1.2, 3.1],
];
const others = (view === "empty" ? [] : places).map(([ahead, right, turn], i) =>
  person({
    id: `p${i}`,
    name: names[i] ?? "",
    look: looks[i] as Look,
    pose: { position: at(ahead, right), yaw: away + turn, tick: 1 },
    ...(i === 0 ? { role: "host" as const, badge: "host" as const, speaking: true } : {}),
    ...(i === 9 ? { role: "moderator" as const, badge: "moderator" as const } : {}),
    ...(i === 3 ? { handRaised: true } : {}),
    ...(i === 10 ? { muted: true } : {}),
    ...(i === 6 ? { faded: true } : {}),
    ...(i === 11 ? { away: true } : {}),
  }),
);
if (view === "near") {
  const first = others[0];
  if (first !== undefined) first.pose = { position: at(1.5, -0.35), yaw: away + Math.PI - 0.25, tick: 2 };
}
if (view === "crowd") {
  const count = Number(query.get("people") ?? 200);
  const golden = Math.PI * (3 - Math.sqrt(5));
  others.length = Math.min(others.length, count);
  for (let i = others.length; others.length < count; i += 1) {
    // Round a place ahead, as evenly as seeds in a sunflower, and no nearer than two metres to me.
    const out = 0.95 * Math.sqrt(i);
    const position = at(8 + out * Math.cos(i * golden), out * Math.sin(i * golden));
    if (Math.hypot(position[0] - sx, position[2] - sz) < 2) continue;
    const look = { skin: i * 5, hair: i * 3, hairStyle: i % 9, clothes: i * 7, cloth: i * 3, second: i * 7 + 1 };
    others.push(person({ id: `guest ${i}`, name: `Guest ${i}`, look, pose: { position, yaw: i * 1.7, tick: 1 } }));
  }
}
const me = person({ id: "me", name: "Ada", pose: { position: at(0, 0), yaw: away, tick: 1 } });
const { visit, tell } = pictureVisit(space, me, others);
const avatars = visit.avatars as Map<string, Avatar>;

if (query.has("moving")) {
  // Round and round, everybody in their own place.
  const homes = others.map(({ pose }) => pose.position);
  let tick = 1;
  setInterval(() => {
    tick += 1;
    others.forEach((other, i) => {
      const turn = i + tick * 0.06;
      const [x, y, z] = homes[i]!;
      other.pose = { position: [x + 0.5 * Math.cos(turn), y, z + 0.5 * Math.sin(turn)], yaw: -turn, tick };
      tell("pose", other);
    });
  }, 50);
}

const xr = view === "xr" || query.has("xr") ? createXr() : null;
if (xr !== null)
  Object.assign(window, {
    enter: () => enterVR(xr),
    me: () => ({ ...me.pose, apart: 0 }),
    put: (position: Vec3) => {
      me.pose = { ...me.pose, position, tick: me.pose.tick + 1 };
    },
    hold: () => {
      visit.walk = () => {};
    },
  });

function Viewer() {
  const { body } = useWorld();
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const once = useRef(false);
  useEffect(() => {
    if (once.current) return;
    once.current = true;
    Object.assign(window, {
      kept: () => ({ ...gl.info.memory, programs: gl.info.programs?.length }),
      drawn: () => ({ ...gl.info.render }),
      drawings: () => gl.info.render.calls,
      tags: () => scene.getObjectByName("tags")?.children.filter(({ visible }) => visible).length,
      join: (i: number) => {
        const [ahead = 0, right = 0] = places[i % places.length] ?? [];
        const pose = { position: at(ahead, right), yaw: i, tick: 1 };
        const look = { skin: i, hair: i, hairStyle: (i % 20) % 9, clothes: i, cloth: i, second: i + 1 };
        const id = `guest ${i}`;
        avatars.set(id, person({ id, name: id, pose, look, muted: i % 2 === 0, faded: i % 20 < 9 }));
      },
      leave: (i: number) => avatars.delete(`guest ${i}`),
    });
    if (view === "down") body.pitch = -0.75;
    if (view === "near") body.pitch = -0.12;
    if (view === "way") body.walkTo(at(7, 0));
    setTimeout(() => {
      document.title = JSON.stringify(gl.info.render);
      document.body.dataset.ready = "yes";
    }, 2500);
  }, [body, gl, scene]);
  return null;
}

createRoot(document.getElementById("world") as HTMLElement).render(
  view === "preview" ? (
    <WorldPreview space={space} />
  ) : (
    <VisitProvider visit={visit}>
      <World
        visit={visit}
        label="Plaza"
        onMissing={(what) => {
          document.body.dataset.missing = what;
        }}
        quality={query.get("quality") === "low" ? "low" : "high"}
        {...(xr === null ? {} : { around: (place) => <XrRoom xr={xr}>{place}</XrRoom> })}
      >
        <Viewer />
        {xr === null ? null : (
          <XrVisit colours={{ fill: "#2f55d4", on: "#ffffff" }}>
            <HeadsetMenu rules={null} going={null} onGo={() => undefined} onLeave={() => undefined} />
          </XrVisit>
        )}
      </World>
    </VisitProvider>
  ),
);
if (view === "preview") setTimeout(() => document.body.setAttribute("data-ready", "yes"), 2500);
