import { Component, type ReactNode } from 'react';
import { Button, buttonClass } from './Button';
import styles from './ErrorBoundary.module.css';

interface Props {
  children: ReactNode;
  /** What broke, in a noun: "page", "map". */
  what?: string;
  /** When this changes (the route, for one), the boundary tries again. */
  resetKey?: string;
}

/** Catches what a part of the page throws and says what to do next. */
export class ErrorBoundary extends Component<Props, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.error && before.resetKey !== this.props.resetKey)
      this.setState({ error: undefined } as unknown as { error?: Error });
  }

  override render() {
    const { error } = this.state;
    const { what = 'page', children } = this.props;
    if (!error) return children;
    return (
      <div className={styles.broken} role="alert">
        <h2>This {what} stopped working</h2>
        <p>
          Nothing is lost: a game is kept by the server, a solo game and your seat by this browser. Load the
          page again to go on. If it happens again, the line below helps whoever runs this site.
        </p>
        <p className={styles.detail}>{error.message}</p>
        <p className={styles.acts}>
          <Button kind="primary" onClick={() => location.reload()}>
            Load again
          </Button>
          <a className={buttonClass('quiet')} href="/">
            To the start page
          </a>
        </p>
      </div>
    );
  }
}
