import { Component, type ReactNode } from 'react';
import { Failure } from './parts';

/** What a page could not draw is told in its place; the rest of the Studio stays usable. `of`: another one is tried afresh. */
export class Catch extends Component<{ readonly of: string; readonly children: ReactNode }, { readonly error?: Error; readonly of: string }> {
  public static getDerivedStateFromProps(props: { readonly of: string }, state: { readonly of: string }) {
    return props.of === state.of ? null : { of: props.of, error: undefined };
  }

  public static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  public state = { of: this.props.of, error: undefined as Error | undefined };

  public render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <div className="page"><Failure error={new Error(`the page could not be drawn: ${error.message}`)} retry={() => location.reload()} /></div>;
  }
}
