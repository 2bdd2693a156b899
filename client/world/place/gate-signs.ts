/**
 * Gate signs: the names on the beams of all gates of a space, painted one below the other on one picture, with the
 * system's fonts, so that every script reads right.
 */
import { CanvasTexture, Color, SRGBColorSpace } from "three";
import { isolate } from "../../../shared/text/text.ts";
import { BEAM, type Gate } from "./gate.ts";

const WIDE = 640;
/** Beside the signs lies a strip of plain stone, for what bears none. */
const STRIP = 32;
const STONE = "#dcc7a4";
/** Paint in the sun is no screen: it shines less than its colour says. */
const PAINTED = 0.88;
const LETTERS = "600 58px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
const ROW = 128;
/** With more gates than this each has half as much of the picture. */
const MANY = 16;
const LIGHT_WORDS = "#fffdfa";
const DARK_WORDS = "#1c1216";
/** From this luminance on dark words are read more easily. */
const LIGHT_GROUND = 0.3;

/** A part of the picture, 0–1. */
export type SignBox = { right: number; bottom: number; top: number };

export type GateSigns = {
  texture: CanvasTexture;
  /** Where the sign of a gate lies in the picture. */
  row(gate: number): SignBox;
  /** A point of plain stone. */
  readonly stone: readonly [u: number, v: number];
  paint(colour: string): void;
};

export function createGateSigns(gates: readonly Gate[]): GateSigns {
  const scale = gates.length > MANY ? 0.5 : 1;
  const canvas = document.createElement("canvas");
  canvas.width = (WIDE + STRIP) * scale;
  canvas.height = ROW * scale * gates.length;
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return {
    texture,
    row: (gate) => ({
      right: WIDE / (WIDE + STRIP),
      bottom: 1 - (gate + 1) / gates.length,
      top: 1 - gate / gates.length,
    }),
    stone: [1 - STRIP / 2 / (WIDE + STRIP), 0.5],
    paint(colour) {
      const brush = canvas.getContext("2d");
      if (brush === null) return;
      brush.setTransform(1, 0, 0, 1, 0, 0);
      brush.fillStyle = STONE;
      brush.fillRect(0, 0, canvas.width, canvas.height);
      const paint = `#${new Color(colour).multiplyScalar(PAINTED).getHexString()}`;
      gates.forEach((gate, i) => {
        // A beam's front is as wide as its gate: what is painted here is stretched to that.
        const wide = (gate.width / (BEAM.top - BEAM.bottom)) * ROW;
        brush.setTransform((scale * WIDE) / wide, 0, 0, scale, 0, i * ROW * scale);
        paintSign(brush, gate.link.name, wide, paint);
      });
      texture.needsUpdate = true;
    },
  };
}

function paintSign(brush: CanvasRenderingContext2D, name: string, wide: number, colour: string): void {
  const { r, g, b } = new Color(colour);
  const words = 0.2126 * r + 0.7152 * g + 0.0722 * b > LIGHT_GROUND ? DARK_WORDS : LIGHT_WORDS;
  brush.fillStyle = colour;
  brush.fillRect(0, 0, wide, ROW);
  brush.fillStyle = brush.strokeStyle = words;
  brush.font = LETTERS;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  const arrow = 78;
  const room = wide - arrow - 64;
  const across = Math.min(brush.measureText(name).width, room);
  const left = (wide - across - arrow) / 2;
  // Straight on, as signs over a way say it.
  brush.lineWidth = 7;
  brush.lineCap = brush.lineJoin = "round";
  const [x, y] = [left + 23, ROW / 2];
  brush.beginPath();
  brush.moveTo(x, y + 23);
  brush.lineTo(x, y - 23);
  brush.moveTo(x - 18, y - 5);
  brush.lineTo(x, y - 23);
  brush.lineTo(x + 18, y - 5);
  brush.stroke();
  brush.fillText(isolate(name), left + arrow + across / 2, ROW / 2 + 4, room);
}
