/** DistanceSlider: metres on a line, in Dusk: it protects, so no brand colours it. */
import { Label, Slider, SliderFill, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { classes } from "./class-names.ts";
import styles from "./distance-slider.module.css";

export function DistanceSlider({
  label,
  value,
  least,
  most,
  words,
  onChange,
  onChangeEnd,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  /** Said under the two ends. */
  words: { least: string; most: string };
  onChange: (metres: number) => void;
  onChangeEnd: (metres: number) => void;
}) {
  return (
    <Slider
      className={classes(styles.slider)}
      value={value}
      minValue={least}
      maxValue={most}
      step={0.1}
      onChange={onChange}
      onChangeEnd={onChangeEnd}
    >
      <div className={styles.head}>
        <Label className={classes(styles.label)}>{label}</Label>
        <SliderOutput className={classes(styles.output)}>
          {text("slider.value", { metres: value.toFixed(1) })}
        </SliderOutput>
      </div>
      <SliderTrack className={classes(styles.track)}>
        <SliderFill className={classes(styles.fill)} />
        <SliderThumb className={classes(styles.thumb)} />
      </SliderTrack>
      <div className={styles.ends}>
        <span>{words.least}</span>
        <span>{words.most}</span>
      </div>
    </Slider>
  );
}
