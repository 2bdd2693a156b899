/** UseDevices: the microphones and outputs there are just now, followed as they are plugged in and pulled out. */
import { useEffect, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import type { Device, Devices } from "../../voice/index.ts";

const NONE: Devices = { inputs: [], outputs: [], outputsCanBeChosen: false };
/** What Chromium calls the usual one, which is in the list by its own name too. */
const USUAL = ["", "default", "communications"];

/** `again` looks once more when it changes, as names come with the permission. */
export function useDevices(again: unknown): Devices {
  const [devices, setDevices] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `again` looks again
  useEffect(() => {
    let over = false;
    let stop = () => {};
    const tell = (found: Devices) => {
      if (!over) setDevices(found);
    };
    void import("../../voice/index.ts").then(({ listDevices, onDevicesChanged }) => {
      if (over) return;
      stop = onDevicesChanged(tell);
      void listDevices().then(tell, () => undefined);
    });
    return () => {
      over = true;
      stop();
    };
  }, [again]);
  return devices;
}

/** Devices to choose from, the usual one first; what is chosen and gone counts as the usual one. */
export function deviceChoices(devices: readonly Device[], chosen: string | null) {
  const own = devices.filter(({ id }) => !USUAL.includes(id));
  return {
    value: own.some(({ id }) => id === chosen) ? (chosen ?? "") : "",
    choices: [
      { value: "", words: text("voice.device.usual") },
      ...own.map(({ id, label }, i) => ({
        value: id,
        words: label === "" ? text("voice.device.unnamed", { number: i + 1 }) : label,
      })),
    ],
  };
}
