import { Canvas } from "@react-three/fiber";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Avatars, Controls, canvasProps, Me, Place, Stoa, useHouseRules, Voices } from "stoa/react";

function Page() {
  const server: string = import.meta.env.VITE_STOA ?? "http://localhost:2567";
  const [{ name, end }, setStage] = useState({ name: "", end: "" });
  const back = (why: string) => setStage({ name: "", end: why });
  const { rules, problem } = useHouseRules(server, "plaza");
  if (name === "" || rules === null)
    return (
      <form action={(form) => setStage({ name: String(form.get("name")), end: "" })}>
        <input name="name" aria-label="Your name" placeholder="Your name" required maxLength={40} />
        <p>{rules?.rules.map(({ title, text }) => `${title}. ${text}`).join("\n")}</p>
        <label>
          <input type="checkbox" required /> I agree to the house rules
        </label>
        <input type="submit" value="Enter" disabled={rules === null} />
        <p role="alert">{problem?.message ?? end}</p>
      </form>
    );
  const wish = { server, space: "plaza", name, agree: rules.version, fallback: <p>Walking in …</p> };
  return (
    <Stoa {...wish} onRefused={({ message }) => back(message)} onClosed={({ reason }) => back(reason)}>
      <Canvas {...canvasProps()} tabIndex={0} role="application" aria-label="The plaza">
        <Place />
        <Avatars />
        <Me />
        <Controls />
        <Voices />
        <mesh position={[0, 1.5, 2]}>
          <torusKnotGeometry args={[0.4, 0.13, 160, 24]} />
        </mesh>
      </Canvas>
    </Stoa>
  );
}

createRoot(document.getElementById("root")!).render(<Page />);
