/**
 * One screen: a plane that shows a picture, a video, or in words what is missing; unlit, so that words stay readable in
 * sun and shade. What has another shape than the screen is shown whole, with dark bars beside it.
 */
import { Color, Group, Mesh, MeshBasicMaterial, PlaneGeometry, type Texture, Vector3 } from "three";
import { pageOf, type Show } from "../../../../shared/screen/show.ts";
import type { Space } from "../../../../shared/space/space.ts";
import { type TextKey, text } from "../../../../shared/text/text.ts";
import { loadPicture } from "./picture.ts";
import { ScreenVideo } from "./video.ts";
import { paintWords } from "./words.ts";

const BRIGHTNESS = 0.96;
const BLANK = "#e9d9be";
const BARS = "#1c1a22";
/** What differs less than this from the screen's shape fills it. */
const ALIKE = 0.02;
/** A video runs for whoever is before its screen, nearer than so many of its widths; at least so many metres. */
const WIDTHS = 8;
const METRES = 15;
/** From so many of its widths on it grows quieter, and is silent so much further away, metres. */
const LOUD = 1.5;
const FADING = 20;

export class Screen {
  readonly group = new Group();
  readonly #file: Space["screens"][number];
  readonly #address: (file: string) => string;
  readonly #picture: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #bars: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #ahead: Vector3;
  readonly #way = new Vector3();
  readonly #cover: Mesh<PlaneGeometry, MeshBasicMaterial>;
  #show: Show | null = null;
  #video: ScreenVideo | null = null;
  /** Grows with everything that is shown, so that what comes late is let go. */
  #turn = 0;

  /** `address` says where a show's file is. */
  constructor(file: Space["screens"][number], address: (file: string) => string) {
    const { id, position, yaw, width, height } = file;
    this.#file = file;
    this.#address = address;
    const plain = { toneMapped: false, fog: false };
    this.#picture = new Mesh(new PlaneGeometry(width, height), new MeshBasicMaterial({ ...plain, color: BLANK }));
    this.#picture.name = `screen ${id}`;
    const behind = { polygonOffset: true, polygonOffsetFactor: 2, polygonOffsetUnits: 2 };
    this.#bars = new Mesh(this.#picture.geometry, new MeshBasicMaterial({ ...plain, ...behind, color: BARS }));
    this.#bars.visible = false;
    const before = { polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2 };
    this.#cover = new Mesh(this.#picture.geometry, new MeshBasicMaterial({ ...plain, ...before }));
    this.#cover.name = `cover of screen ${id}`;
    this.#cover.visible = false;
    this.group.add(this.#picture, this.#bars, this.#cover);
    this.group.position.set(...position);
    // A plane faces +Z; yaw 0 looks along −Z.
    this.group.rotation.y = yaw + Math.PI;
    this.#ahead = new Vector3(-Math.sin(yaw), 0, -Math.cos(yaw));
  }

  /** Shows this from now on, as soon as it is there; answers whether it could be had. */
  async show(show: Show | null): Promise<boolean> {
    const before = this.#show;
    this.#show = show;
    if (show !== null && before !== null && pageOf(show).file === pageOf(before).file) {
      this.#video?.follow(show);
      return true;
    }
    const turn = ++this.#turn;
    if (show === null) {
      this.#wear(null, 0);
      return true;
    }
    if (show.kind === "video") {
      this.#play(show, turn);
      return true;
    }
    const picture = await loadPicture(this.#address(pageOf(show).file));
    if (turn !== this.#turn) picture?.dispose();
    else if (picture) this.#wear(picture, picture.image.width / picture.image.height);
    else this.#missing(show);
    return picture !== undefined;
  }

  /** Covers all of it with a texture, until (null) what is shown comes back; whoever made the texture disposes of it. */
  cover(texture: Texture | null): void {
    const { material } = this.#cover;
    if ((material.map === null) !== (texture === null)) material.needsUpdate = true;
    material.map = texture;
    material.color.setScalar(BRIGHTNESS);
    this.#cover.visible = texture !== null;
  }

  /** Its width by its height. */
  get aspect(): number {
    return this.#file.width / this.#file.height;
  }

  /** What was told last. */
  get told(): Show | null {
    return this.#show;
  }

  /** Once a picture: `time` is the server's, ms; `loudest` how loud the visitor wants it before the screen, 0 to 1. */
  frame(eye: Vector3, time: number, loudest: number): void {
    if (this.#video === null) return;
    const { width } = this.#file;
    const way = this.#way.subVectors(eye, this.group.position);
    const metres = way.length();
    const near = way.dot(this.#ahead) > 0 && metres < Math.max(METRES, WIDTHS * width);
    const fading = Math.min(1, Math.max(0, 1 - (metres - LOUD * width) / FADING));
    this.#video.frame(near, time, near && !this.#cover.visible ? loudest * fading : 0);
  }

  #play(show: Show, turn: number): void {
    const video: ScreenVideo = new ScreenVideo(
      this.#address(pageOf(show).file),
      show,
      () => turn === this.#turn && this.#wear(video.texture, video.aspect, video),
      () => turn === this.#turn && this.#missing(show),
    );
    this.#wear(this.#words(show, "screens.coming"), 0, video);
  }

  #missing(show: Show): void {
    this.#wear(this.#words(show, show.kind === "video" ? "screens.missing.video" : "screens.missing.image"), 0);
  }

  #words(show: Show, sentence: TextKey): Texture {
    const { width, height } = this.#file;
    return paintWords(width / height, show.title, text(sentence), pageOf(show).alt);
  }

  /** Puts on a texture of this shape (0 fills the screen) and lets go of what was there. */
  #wear(texture: Texture | null, aspect: number, video: ScreenVideo | null = null): void {
    const { material } = this.#picture;
    if (material.map !== texture && material.map !== this.#video?.texture) material.map?.dispose();
    if (this.#video !== video) this.#video?.dispose();
    this.#video = video;
    if ((material.map === null) !== (texture === null)) material.needsUpdate = true;
    material.map = texture;
    material.color = texture === null ? new Color(BLANK) : new Color().setScalar(BRIGHTNESS);
    const shape = aspect === 0 ? 1 : aspect / (this.#file.width / this.#file.height);
    const alike = Math.abs(shape - 1) < ALIKE;
    this.#picture.scale.set(alike ? 1 : Math.min(1, shape), alike ? 1 : Math.min(1, 1 / shape), 1);
    this.#bars.visible = !alike;
  }

  dispose(): void {
    this.#turn++;
    this.#wear(null, 0);
    this.#picture.geometry.dispose();
    this.#picture.material.dispose();
    this.#bars.material.dispose();
    this.#cover.material.dispose();
  }
}
