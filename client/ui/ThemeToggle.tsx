import { Moon, Sun } from 'lucide-react';
import { Button } from './Button';
import { setTheme, useTheme } from './theme';

/** Switches between light and dark. */
export function ThemeToggle() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      kind="quiet"
      icon={theme === 'dark' ? <Sun /> : <Moon />}
      aria-label={`Switch to ${other}`}
      title={`Switch to ${other}`}
      onClick={() => setTheme(other)}
    />
  );
}
