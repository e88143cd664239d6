import { Component, type ReactNode } from 'react';
import { Failed } from './states';

type Props = { children: ReactNode; /** A new value lets the screen try again. */ of: string };
type State = { error: unknown; of: string };

/** Keeps one broken screen from breaking the whole app. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: undefined, of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.of === state.of ? null : { error: undefined, of: props.of };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Failed whole error={this.state.error} retry={() => window.location.reload()} />;
  }
}
