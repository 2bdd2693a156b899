/** HouseMark: the sign of the house on the brand's colour. */
import styles from "./house-mark.module.css";
import { Icon } from "./icon.tsx";

export function HouseMark() {
  return (
    <span className={styles.mark}>
      <Icon name="bank" size={22} />
    </span>
  );
}
