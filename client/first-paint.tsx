import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';
import { App } from './App';

/** The page at an address as it is before anything was loaded for it, as HTML. Run when the client is built. */
export const firstPaint = (path: string): string =>
  renderToStaticMarkup(
    <Router ssrPath={path}>
      <App />
    </Router>,
  );
