import { useEffect, useId, useRef, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { Button } from './Button';
import styles from './CopyField.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** A text to hand on (a link, a code), with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without permission the text is selected instead, ready for the keyboard.
      input.current?.select();
    }
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          ref={input}
          id={id}
          className={styles.input}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={copied ? <Check /> : <Copy />} onClick={copy} aria-label={`Copy ${label}`}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <VisuallyHidden>
        <span role="status">{copied ? `${label} copied` : ''}</span>
      </VisuallyHidden>
    </div>
  );
}
