import { useEffect, useRef, type ReactNode } from 'react';
import { usePageTitle } from './usePageTitle';

const startPath = typeof location === 'undefined' ? '' : location.pathname;
let moved = false;

/**
 * The h1 of a page. It names the tab, and after a navigation inside the app it takes the focus, so that keyboard and
 * screen reader begin where the eye does. On the first page loaded the focus stays where the browser put it.
 */
export function PageHeading({
  title,
  children,
  className,
}: {
  title: string;
  children?: ReactNode;
  className?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => {
    moved ||= location.pathname !== startPath;
    if (!moved) return;
    heading.current?.focus({ preventScroll: true });
    if (location.hash === '') scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
