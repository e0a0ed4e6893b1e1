import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Home } from './pages/Home';
import { NotFound } from './pages/NotFound';
import { Site } from './pages/Site';
import { ErrorBoundary } from './ui/ErrorBoundary';
import { Loading } from './ui/Loading';
import { ToastHost } from './ui/ToastHost';

const BriefingPage = lazy(() => import('./briefing/BriefingPage'));
const DebriefPage = lazy(() => import('./debrief/DebriefPage'));
const DeskPage = lazy(() => import('./desk/DeskPage'));
const GamePage = lazy(() => import('./watch/GamePage'));
const Host = lazy(() => import('./pages/Host'));
const Join = lazy(() => import('./pages/Join'));
const ProjectorPage = lazy(() => import('./desk/ProjectorPage'));
const ReadyPage = lazy(() => import('./seminar/ReadyPage'));
const Rules = lazy(() => import('./pages/Rules'));
const SeatBriefPage = lazy(() => import('./briefing/SeatBriefPage'));
const SeminarPage = lazy(() => import('./seminar/SeminarPage'));
const SeminarDebriefPage = lazy(() => import('./seminar-debrief/SeminarDebriefPage'));
const SetUpPage = lazy(() => import('./seminar/SetUpPage'));
const SoloPage = lazy(() => import('./solo/SoloPage'));
const TablePage = lazy(() => import('./table/TablePage'));
const WatchPage = lazy(() => import('./watch/WatchPage'));

/** What an address of a recorded game names. */
type GamePlace = Record<'game', string> & Partial<Record<'part' | 'study', string>>;

/** Routes to pages; the table has the window to itself, the other pages stand in the site's frame. */
export function App() {
  const [path] = useLocation();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <ErrorBoundary resetKey={path}>
        <Switch>
          <Route path="/t/:table">{({ table }) => <TableRoute table={table} />}</Route>
          <Route path="/solo/:game">
            {({ game }) => (
              <Suspense fallback={<Loading what="table" />}>
                <SoloPage key={game} game={game} />
              </Suspense>
            )}
          </Route>
          <Route path="/seminar/:seminar/desk">
            {({ seminar }) => (
              <Suspense fallback={<Loading what="desk" />}>
                <DeskPage key={seminar} seminar={seminar} />
              </Suspense>
            )}
          </Route>
          <Route path="/seminar/:seminar/projector">
            {({ seminar }) => (
              <Suspense fallback={<Loading what="projector" />}>
                <ProjectorPage key={seminar} seminar={seminar} />
              </Suspense>
            )}
          </Route>
          <Route path="/seminar/:seminar/debrief">
            {({ seminar }) => (
              <Suspense fallback={page(null)}>
                <SeminarDebriefPage key={seminar} seminar={seminar} />
              </Suspense>
            )}
          </Route>
          <Route path="/watch">
            <Suspense fallback={page(null)}>
              <WatchPage />
            </Suspense>
          </Route>
          <Route path="/watch/:game/debrief">
            {({ game }) => (
              <Suspense fallback={page(null)}>
                <DebriefPage key={game} game={game} />
              </Suspense>
            )}
          </Route>
          <Route<GamePlace> path="/watch/:game/:part?/:study?">
            {({ game, part, study }) => (
              <Suspense fallback={page(null)}>
                <GamePage key={game} game={game} part={part} study={study} />
              </Suspense>
            )}
          </Route>
          <Route path="/">{page(<Home />)}</Route>
          <Route path="/host/:table?">{({ table }) => page(<Host key={table} table={table} />)}</Route>
          <Route path="/join/:code?">{({ code }) => page(<Join key={code} code={code} />)}</Route>
          <Route path="/seminar">{page(<SetUpPage />)}</Route>
          <Route path="/seminar/:seminar">
            {({ seminar }) => page(<SeminarPage key={seminar} seminar={seminar} />)}
          </Route>
          <Route path="/seminar/:seminar/ready">
            {({ seminar }) => page(<ReadyPage key={seminar} seminar={seminar} />)}
          </Route>
          <Route path="/briefing">{page(<BriefingPage />)}</Route>
          <Route path="/briefing/:table">
            {({ table }) => (
              <Suspense fallback={page(null)}>
                <SeatBriefPage key={table} table={table} />
              </Suspense>
            )}
          </Route>
          <Route path="/rules">{page(<Rules />)}</Route>
          <Route>{page(<NotFound />)}</Route>
        </Switch>
      </ErrorBoundary>
      <ToastHost />
    </>
  );
}

const page = (content: ReactNode) => (
  <Site>
    <Suspense fallback={<Loading what="page" />}>{content}</Suspense>
  </Site>
);

function TableRoute({ table }: { table: string }) {
  return (
    <Suspense fallback={<Loading what="table" />}>
      <TablePage key={table} table={table} />
    </Suspense>
  );
}
