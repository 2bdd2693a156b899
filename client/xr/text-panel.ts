/**
 * TextPanel: a few lines on a dark pane in the place, painted with the system's fonts, so that every script reads right.
 * What people write is only ever painted.
 */
import { CanvasTexture, LinearFilter, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from "three";

const PIXELS_A_METRE = 1100;
const PAD = 34;
const LINE = 46;
const LETTERS = "400 34px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
const HEADING = "600 34px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";

export type PanelWords = { heading?: string; text: string; button?: boolean };

export class TextPanel {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #canvas = document.createElement("canvas");
  readonly #texture: CanvasTexture;
  #written = "";

  /** Sizes in metres. */
  constructor(width: number, height: number) {
    this.#canvas.width = Math.round(width * PIXELS_A_METRE);
    this.#canvas.height = Math.round(height * PIXELS_A_METRE);
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    const material = new MeshBasicMaterial({
      map: this.#texture,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
      fog: false,
    });
    this.mesh = new Mesh(new PlaneGeometry(width, height), material);
    this.mesh.renderOrder = 200;
    this.mesh.visible = false;
  }

  /** Paints these words, where they are new. */
  write(words: PanelWords): void {
    const key = JSON.stringify(words);
    if (key === this.#written) return;
    this.#written = key;
    const { width, height } = this.#canvas;
    const brush = this.#canvas.getContext("2d");
    if (brush === null) return;
    brush.clearRect(0, 0, width, height);
    brush.beginPath();
    brush.roundRect(0, 0, width, height, 26);
    brush.fillStyle = words.button === true ? "#2f55d4" : "rgb(27 31 46 / 94%)";
    brush.fill();
    brush.fillStyle = words.button === true ? "#ffffff" : "#f8f1e4";
    brush.textBaseline = "middle";
    brush.textAlign = words.button === true ? "center" : "left";
    const x = words.button === true ? width / 2 : PAD;
    const lines: { text: string; font: string }[] = [];
    if (words.heading !== undefined) lines.push({ text: words.heading, font: HEADING });
    brush.font = LETTERS;
    const room = Math.floor((height - PAD) / LINE) - lines.length;
    for (const line of wrapped(brush, words.text, width - PAD * 2, room))
      lines.push({ text: line, font: words.button === true ? HEADING : LETTERS });
    const top = height / 2 - ((lines.length - 1) * LINE) / 2;
    lines.forEach(({ text, font }, i) => {
      brush.font = font;
      brush.fillText(text, x, top + i * LINE, width - PAD * 2);
    });
    this.#texture.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }
}

/** The words in lines no wider than `most` pixels; what does not fit into `room` lines ends in an ellipsis. */
function wrapped(brush: CanvasRenderingContext2D, words: string, most: number, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  // Scripts without spaces are broken between words too.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(words)) {
    if (line !== "" && brush.measureText(line + segment).width > most) {
      lines.push(line);
      line = segment.trimStart();
    } else line += segment;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= room) return lines;
  return [...lines.slice(0, Math.max(0, room - 1)), `${lines[Math.max(0, room - 1)] ?? ""}…`];
}
