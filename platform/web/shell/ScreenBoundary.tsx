import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ProblemError } from '../../../contract/call.ts';
import { useWords } from '../words.tsx';
import { WholePage } from './WholePage.tsx';

/** When a screen fails, only it does: what failed, what is safe, what to do, and the number to quote. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }
  override render() {
    return this.state.error === undefined ? this.props.children : <Failed error={this.state.error} again={() => this.setState({ error: undefined })} />;
  }
}

function Failed({ error, again }: { error: unknown; again: () => void }) {
  const words = useWords().platform;
  const number = error instanceof ProblemError ? error.problem.requestId : undefined;
  return (
    <WholePage title={words.screen.broken} action={<Button variant="filled" onClick={again}>{words.screen.reload}</Button>}>
      <p>{words.screen.brokenNote}</p>
      <p className="xs sub">{number ? words.requestNumber(number) : error instanceof Error ? `${error.name}: ${error.message}` : ''}</p>
    </WholePage>
  );
}
