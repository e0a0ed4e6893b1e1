import { useEffect } from 'react';
import { toast as sonner, Toaster as Sonner } from 'sonner';
import 'sonner/dist/styles.css';
import { attachToasts } from './toast';
import styles from './Toaster.module.css';

/** The drawing side of `toast()`; loaded by ToastHost. */
export default function Toaster() {
  useEffect(
    () =>
      attachToasts(({ text, detail, tone, action }) => {
        sonner(text, {
          description: detail,
          ...(tone && { className: styles[tone] }),
          ...(action && { action: { label: action.label, onClick: action.run } }),
        });
      }),
    [],
  );
  return (
    <Sonner
      position="bottom-center"
      gap={8}
      containerAriaLabel="Notices"
      toastOptions={{ classNames: { toast: styles.toast ?? '', actionButton: styles.action ?? '' } }}
    />
  );
}
