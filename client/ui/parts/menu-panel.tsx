/** MenuPanel: a menu that rises from a button which knows nothing of menus. */
import type { ReactNode, RefObject } from "react";
import { MenuContext, type PopoverProps } from "react-aria-components";
import { Panel } from "./panel.tsx";

export function MenuPanel({
  label,
  trigger,
  placement,
  offset = 12,
  isOpen,
  onOpenChange,
  children,
}: {
  label: string;
  /** The button. */
  trigger: RefObject<HTMLElement | null>;
  placement: NonNullable<PopoverProps["placement"]>;
  offset?: number;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Panel
      aria-label={label}
      triggerRef={trigger}
      placement={placement}
      offset={offset}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <MenuContext value={{ autoFocus: "first", onClose: () => onOpenChange(false) }}>{children}</MenuContext>
    </Panel>
  );
}
