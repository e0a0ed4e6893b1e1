import { lazy, Suspense } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useLocation } from 'wouter';
import { Loading } from '../ui/Loading';
import type { Watch } from '../watch/watch';

const StudyPanel = lazy(() => import('./StudyPanel'));

interface StudySideProps {
  readonly game: string;
  readonly watch: StoreApi<Watch>;
  /** A shared study, where the address names one. */
  readonly shared?: string | undefined;
}

/** Notes beside a game; their code is loaded when they are wanted. */
export function StudySide({ game, watch, shared }: StudySideProps) {
  const [, navigate] = useLocation();
  return (
    <Suspense fallback={<Loading what="study" />}>
      <StudyPanel
        key={shared}
        watch={watch}
        shared={shared}
        onClose={() => navigate(`/watch/${game}${location.hash}`, { replace: true })}
      />
    </Suspense>
  );
}
