import { useEffect } from 'react';

/** Names the page in the tab: "Rules · Brittle Peace". */
export function usePageTitle(title?: string): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? 'Brittle Peace' : `${title} · Brittle Peace`;
  }, [title]);
}
