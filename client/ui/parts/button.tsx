/** Button: primary once in a panel, line, soft, plain and danger. Waiting is said, never only drawn. */
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";
import { classes } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonKind = "primary" | "house" | "line" | "soft" | "plain" | "danger" | "harm";

export type ButtonProps = Omit<AriaButtonProps, "className" | "children" | "style" | "isPending"> & {
  /** Its work is under way: it keeps the focus and cannot be pressed again; its words say what is going on. */
  isPending?: boolean;
  kind?: ButtonKind;
  icon?: IconName;
  /** 52 px instead of 44. */
  large?: boolean;
  /** Takes the width it is given. */
  wide?: boolean;
  children: ReactNode;
};

export function Button({
  kind = "line",
  icon,
  large = false,
  wide = false,
  isPending = false,
  children,
  onPress,
  type,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isPending
        ? { "aria-disabled": true, type: "button" as const }
        : { ...(onPress && { onPress }), ...(type && { type }) })}
      data-pending={isPending || undefined}
      className={classes(styles.button, styles[kind], large && styles.large, wide && styles.wide)}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  );
}

/** A square button that shows only an icon; `label` is its name. */
export function IconButton({
  icon,
  label,
  on = false,
  small = false,
  ...rest
}: Omit<AriaButtonProps, "className" | "children" | "style"> & {
  icon: IconName;
  label: string;
  on?: boolean;
  small?: boolean;
}) {
  return (
    <AriaButton {...rest} aria-label={label} className={classes(styles.icon, small && styles.small)}>
      <Icon name={icon} on={on} />
    </AriaButton>
  );
}
