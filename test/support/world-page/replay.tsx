/** A replay, to look at: the capsule at `capsule.bin`, in the space at `space.json`. `?theme=dusk` chooses the hour. */
import "../../../client/ui/styles/index.css";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { readCapsule } from "../../../client/net/index.ts";
import { Replay } from "../../../client/ui/replay/replay.tsx";
import { spaceSchema } from "../../../shared/space/space.ts";

const query = new URLSearchParams(location.search);
document.documentElement.dataset.theme = query.get("theme") ?? "day";

const capsule = await readCapsule(new Uint8Array(await (await fetch("./capsule.bin")).arrayBuffer()));
const space = spaceSchema.parse(await (await fetch("./space.json")).json());

function Page() {
  const [open, setOpen] = useState(true);
  if (!open) return <p>closed</p>;
  return (
    <>
      <h1 className="unseen">A case</h1>
      <h2 className="unseen">Followed and crowded</h2>
      <Replay
        capsule={capsule}
        space={space}
        onClose={() => setOpen(false)}
        onReady={() => {
          document.body.dataset.ready = "yes";
        }}
      />
    </>
  );
}

createRoot(document.getElementById("replay") as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
