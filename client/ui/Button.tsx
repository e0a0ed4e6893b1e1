import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './cx';
import styles from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one main act in sight; plain: an act; quiet: text alone; danger: breaks something. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'normal' | 'large';
  /** While true the button keeps its width and focus, says so, and ignores presses. */
  loading?: boolean;
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button. With an icon alone, give it an `aria-label`. */
export function Button({
  kind = 'plain',
  size = 'normal',
  loading,
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        styles.button,
        styles[kind],
        styles[size],
        children === undefined && styles.iconOnly,
        className,
      )}
      aria-disabled={loading || rest['aria-disabled']}
      aria-busy={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
      {loading && <span className={styles.spinner} aria-hidden="true" />}
    </button>
  );
}

/** The classes of a button, for a link that looks like one. */
export const buttonClass = (
  kind: NonNullable<ButtonProps['kind']> = 'plain',
  size: NonNullable<ButtonProps['size']> = 'normal',
) => cx(styles.button, styles[kind], styles[size]);
