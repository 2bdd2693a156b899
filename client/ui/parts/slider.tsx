/** Slider: an amount on a line, in Dusk: most of them protect, so no brand colours it. */
import { Slider as AriaSlider, Label, SliderFill, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./slider.module.css";

export function Slider({
  label,
  value,
  least,
  most,
  step = 0.1,
  said,
  format,
  words,
  onChange,
  onChangeEnd,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  /** The amount in words. */
  said: string;
  /** How a screen reader says the amount, where the figure alone would mislead. */
  format?: Intl.NumberFormatOptions;
  /** Said under the two ends. */
  words?: { least: string; most: string };
  onChange: (amount: number) => void;
  onChangeEnd?: (amount: number) => void;
}) {
  return (
    <AriaSlider
      className={classes(styles.slider)}
      value={value}
      minValue={least}
      maxValue={most}
      step={step}
      {...(format && { formatOptions: format })}
      onChange={onChange}
      {...(onChangeEnd === undefined ? {} : { onChangeEnd })}
    >
      <div className={styles.head}>
        <Label className={classes(styles.label)}>{label}</Label>
        <SliderOutput className={classes(styles.output)}>{said}</SliderOutput>
      </div>
      <SliderTrack className={classes(styles.track)}>
        <SliderFill className={classes(styles.fill)} />
        <SliderThumb className={classes(styles.thumb)} />
      </SliderTrack>
      {words === undefined ? null : (
        <div className={styles.ends}>
          <span>{words.least}</span>
          <span>{words.most}</span>
        </div>
      )}
    </AriaSlider>
  );
}
