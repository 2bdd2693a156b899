/** Icons: the Phosphor drawings the interface uses (MIT), read from their SVG files when the page is built; and a few of our own. */

import armchairFill from "@phosphor-icons/core/assets/fill/armchair-fill.svg?raw";
import chatCircleFill from "@phosphor-icons/core/assets/fill/chat-circle-fill.svg?raw";
import handFill from "@phosphor-icons/core/assets/fill/hand-fill.svg?raw";
import handWavingFill from "@phosphor-icons/core/assets/fill/hand-waving-fill.svg?raw";
import handsClappingFill from "@phosphor-icons/core/assets/fill/hands-clapping-fill.svg?raw";
import heartFill from "@phosphor-icons/core/assets/fill/heart-fill.svg?raw";
import megaphoneFill from "@phosphor-icons/core/assets/fill/megaphone-fill.svg?raw";
import microphoneFill from "@phosphor-icons/core/assets/fill/microphone-fill.svg?raw";
import microphoneSlashFill from "@phosphor-icons/core/assets/fill/microphone-slash-fill.svg?raw";
import musicNotesFill from "@phosphor-icons/core/assets/fill/music-notes-fill.svg?raw";
import navigationArrowFill from "@phosphor-icons/core/assets/fill/navigation-arrow-fill.svg?raw";
import personSimpleCircleFill from "@phosphor-icons/core/assets/fill/person-simple-circle-fill.svg?raw";
import presentationFill from "@phosphor-icons/core/assets/fill/presentation-fill.svg?raw";
import robotFill from "@phosphor-icons/core/assets/fill/robot-fill.svg?raw";
import sealCheckFill from "@phosphor-icons/core/assets/fill/seal-check-fill.svg?raw";
import shieldCheckFill from "@phosphor-icons/core/assets/fill/shield-check-fill.svg?raw";
import slidersHorizontalFill from "@phosphor-icons/core/assets/fill/sliders-horizontal-fill.svg?raw";
import smileyFill from "@phosphor-icons/core/assets/fill/smiley-fill.svg?raw";
import speakerHighFill from "@phosphor-icons/core/assets/fill/speaker-high-fill.svg?raw";
import subtitlesFill from "@phosphor-icons/core/assets/fill/subtitles-fill.svg?raw";
import usersFill from "@phosphor-icons/core/assets/fill/users-fill.svg?raw";
import warningCircleFill from "@phosphor-icons/core/assets/fill/warning-circle-fill.svg?raw";
import armchair from "@phosphor-icons/core/assets/regular/armchair.svg?raw";
import arrowBendUpLeft from "@phosphor-icons/core/assets/regular/arrow-bend-up-left.svg?raw";
import arrowUp from "@phosphor-icons/core/assets/regular/arrow-up.svg?raw";
import baby from "@phosphor-icons/core/assets/regular/baby.svg?raw";
import bank from "@phosphor-icons/core/assets/regular/bank.svg?raw";
import bookOpen from "@phosphor-icons/core/assets/regular/book-open.svg?raw";
import caretDown from "@phosphor-icons/core/assets/regular/caret-down.svg?raw";
import caretLeft from "@phosphor-icons/core/assets/regular/caret-left.svg?raw";
import caretRight from "@phosphor-icons/core/assets/regular/caret-right.svg?raw";
import caretUp from "@phosphor-icons/core/assets/regular/caret-up.svg?raw";
import chatCircle from "@phosphor-icons/core/assets/regular/chat-circle.svg?raw";
import check from "@phosphor-icons/core/assets/regular/check.svg?raw";
import clock from "@phosphor-icons/core/assets/regular/clock.svg?raw";
import closedCaptioning from "@phosphor-icons/core/assets/regular/closed-captioning.svg?raw";
import dotsThree from "@phosphor-icons/core/assets/regular/dots-three.svg?raw";
import downloadSimple from "@phosphor-icons/core/assets/regular/download-simple.svg?raw";
import ear from "@phosphor-icons/core/assets/regular/ear.svg?raw";
import eyeSlash from "@phosphor-icons/core/assets/regular/eye-slash.svg?raw";
import fastForward from "@phosphor-icons/core/assets/regular/fast-forward.svg?raw";
import flag from "@phosphor-icons/core/assets/regular/flag.svg?raw";
import gear from "@phosphor-icons/core/assets/regular/gear.svg?raw";
import ghost from "@phosphor-icons/core/assets/regular/ghost.svg?raw";
import goggles from "@phosphor-icons/core/assets/regular/goggles.svg?raw";
import hand from "@phosphor-icons/core/assets/regular/hand.svg?raw";
import handFist from "@phosphor-icons/core/assets/regular/hand-fist.svg?raw";
import handHeart from "@phosphor-icons/core/assets/regular/hand-heart.svg?raw";
import handPalm from "@phosphor-icons/core/assets/regular/hand-palm.svg?raw";
import handWaving from "@phosphor-icons/core/assets/regular/hand-waving.svg?raw";
import handsClapping from "@phosphor-icons/core/assets/regular/hands-clapping.svg?raw";
import handshake from "@phosphor-icons/core/assets/regular/handshake.svg?raw";
import heart from "@phosphor-icons/core/assets/regular/heart.svg?raw";
import houseLine from "@phosphor-icons/core/assets/regular/house-line.svg?raw";
import keyboard from "@phosphor-icons/core/assets/regular/keyboard.svg?raw";
import lightning from "@phosphor-icons/core/assets/regular/lightning.svg?raw";
import link from "@phosphor-icons/core/assets/regular/link.svg?raw";
import lockSimple from "@phosphor-icons/core/assets/regular/lock-simple.svg?raw";
import megaphone from "@phosphor-icons/core/assets/regular/megaphone.svg?raw";
import microphone from "@phosphor-icons/core/assets/regular/microphone.svg?raw";
import microphoneSlash from "@phosphor-icons/core/assets/regular/microphone-slash.svg?raw";
import minus from "@phosphor-icons/core/assets/regular/minus.svg?raw";
import musicNotes from "@phosphor-icons/core/assets/regular/music-notes.svg?raw";
import pause from "@phosphor-icons/core/assets/regular/pause.svg?raw";
import personArmsSpread from "@phosphor-icons/core/assets/regular/person-arms-spread.svg?raw";
import personSimpleCircle from "@phosphor-icons/core/assets/regular/person-simple-circle.svg?raw";
import play from "@phosphor-icons/core/assets/regular/play.svg?raw";
import plus from "@phosphor-icons/core/assets/regular/plus.svg?raw";
import presentation from "@phosphor-icons/core/assets/regular/presentation.svg?raw";
import prohibit from "@phosphor-icons/core/assets/regular/prohibit.svg?raw";
import question from "@phosphor-icons/core/assets/regular/question.svg?raw";
import rewind from "@phosphor-icons/core/assets/regular/rewind.svg?raw";
import scales from "@phosphor-icons/core/assets/regular/scales.svg?raw";
import signOut from "@phosphor-icons/core/assets/regular/sign-out.svg?raw";
import slidersHorizontal from "@phosphor-icons/core/assets/regular/sliders-horizontal.svg?raw";
import smiley from "@phosphor-icons/core/assets/regular/smiley.svg?raw";
import smileyAngry from "@phosphor-icons/core/assets/regular/smiley-angry.svg?raw";
import speakerHigh from "@phosphor-icons/core/assets/regular/speaker-high.svg?raw";
import speakerSlash from "@phosphor-icons/core/assets/regular/speaker-slash.svg?raw";
import subtitles from "@phosphor-icons/core/assets/regular/subtitles.svg?raw";
import ticket from "@phosphor-icons/core/assets/regular/ticket.svg?raw";
import trash from "@phosphor-icons/core/assets/regular/trash.svg?raw";
import uploadSimple from "@phosphor-icons/core/assets/regular/upload-simple.svg?raw";
import userMinus from "@phosphor-icons/core/assets/regular/user-minus.svg?raw";
import users from "@phosphor-icons/core/assets/regular/users.svg?raw";
import waveform from "@phosphor-icons/core/assets/regular/waveform.svg?raw";
import wifiHigh from "@phosphor-icons/core/assets/regular/wifi-high.svg?raw";
import x from "@phosphor-icons/core/assets/regular/x.svg?raw";
import { LAUGH, NOD, WOW } from "./own-icons.ts";

/** The one path of a Phosphor file, drawn on a square of 256. */
const path = (file: string): string => / d="([^"]+)"/.exec(file)?.[1] ?? "";

/** Regular at rest. */
export const REGULAR = {
  "smiley-angry": path(smileyAngry),
  lightning: path(lightning),
  "hand-fist": path(handFist),
  ghost: path(ghost),
  flag: path(flag),
  baby: path(baby),
  "closed-captioning": path(closedCaptioning),
  megaphone: path(megaphone),
  armchair: path(armchair),
  "arrow-bend-up-left": path(arrowBendUpLeft),
  "arrow-up": path(arrowUp),
  bank: path(bank),
  "book-open": path(bookOpen),
  "caret-down": path(caretDown),
  "caret-up": path(caretUp),
  "chat-circle": path(chatCircle),
  check: path(check),
  clock: path(clock),
  "dots-three": path(dotsThree),
  "download-simple": path(downloadSimple),
  ear: path(ear),
  "eye-slash": path(eyeSlash),
  gear: path(gear),
  goggles: path(goggles),
  hand: path(hand),
  "hand-heart": path(handHeart),
  "hand-palm": path(handPalm),
  "hand-waving": path(handWaving),
  "hands-clapping": path(handsClapping),
  handshake: path(handshake),
  heart: path(heart),
  "house-line": path(houseLine),
  laugh: LAUGH.regular,
  wow: WOW.regular,
  nod: NOD.regular,
  keyboard: path(keyboard),
  link: path(link),
  microphone: path(microphone),
  "microphone-slash": path(microphoneSlash),
  "music-notes": path(musicNotes),
  "person-arms-spread": path(personArmsSpread),
  "person-simple-circle": path(personSimpleCircle),
  minus: path(minus),
  plus: path(plus),
  "speaker-high": path(speakerHigh),
  prohibit: path(prohibit),
  "caret-left": path(caretLeft),
  "caret-right": path(caretRight),
  "fast-forward": path(fastForward),
  pause: path(pause),
  play: path(play),
  presentation: path(presentation),
  rewind: path(rewind),
  "upload-simple": path(uploadSimple),
  scales: path(scales),
  "sign-out": path(signOut),
  "sliders-horizontal": path(slidersHorizontal),
  smiley: path(smiley),
  "speaker-slash": path(speakerSlash),
  ticket: path(ticket),
  trash: path(trash),
  "user-minus": path(userMinus),
  subtitles: path(subtitles),
  question: path(question),
  waveform: path(waveform),
  "lock-simple": path(lockSimple),
  users: path(users),
  "wifi-high": path(wifiHigh),
  x: path(x),
} as const;

/** Filled when on. */
export const FILLED = {
  megaphone: path(megaphoneFill),
  "microphone-slash": path(microphoneSlashFill),
  armchair: path(armchairFill),
  hand: path(handFill),
  "hand-waving": path(handWavingFill),
  "hands-clapping": path(handsClappingFill),
  heart: path(heartFill),
  laugh: LAUGH.filled,
  wow: WOW.filled,
  nod: NOD.filled,
  "music-notes": path(musicNotesFill),
  "navigation-arrow": path(navigationArrowFill),
  "person-simple-circle": path(personSimpleCircleFill),
  robot: path(robotFill),
  "seal-check": path(sealCheckFill),
  "shield-check": path(shieldCheckFill),
  smiley: path(smileyFill),
  "warning-circle": path(warningCircleFill),
  "chat-circle": path(chatCircleFill),
  presentation: path(presentationFill),
  "sliders-horizontal": path(slidersHorizontalFill),
  microphone: path(microphoneFill),
  "speaker-high": path(speakerHighFill),
  users: path(usersFill),
  subtitles: path(subtitlesFill),
} as const;
