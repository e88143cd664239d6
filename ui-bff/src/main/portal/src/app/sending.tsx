import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Notice } from './Notice';
import { type Attempt, attemptOf } from './attempts';
import { useFormat } from './format';
import { fieldErrors, mayRepeat, useProblemText } from './problem';

/** Sends, under a key and with the moment at which that began to be sent: both stay for the same again after no answer. */
type Send = (key: string, begun: string) => Promise<unknown>;

export type Sending = {
  sending: boolean;
  error: unknown;
  /** Sends `of`: what it is about and all that is said of it, for another one is sent under another key. Whether it was taken; while one is on its way there is no other. */
  send: (what: Send, of: unknown) => Promise<boolean>;
  /** What was wrong is not said any more. */
  forget: () => void;
};

/**
 * Sends something once, and reads anew what it may have changed (the beginnings of query keys); a failure stays to be said. What got no answer
 * may have been taken: the same again goes under its first key, by which the hub knows it, and anything else under one of its own.
 */
export function useSending(...changed: string[]): Sending {
  const client = useQueryClient();
  const last = useRef<Attempt>(undefined);
  const onItsWay = useRef(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const readAnew = (): Promise<unknown> => Promise.all(changed.map((queries) => client.invalidateQueries({ queryKey: [queries] })));
  const send = async (what: Send, of: unknown): Promise<boolean> => {
    if (onItsWay.current) return false;
    onItsWay.current = true;
    const focused = document.activeElement;
    setSending(true);
    setError(undefined);
    const attempt = attemptOf(last.current, of);
    last.current = attempt;
    let taken = true;
    try {
      await what(attempt.key, attempt.begun);
      last.current = undefined;
      await readAnew();
    } catch (failure) {
      setError(failure);
      taken = false;
      // Without a network what is read anew waits for one; the reader does not.
      if (!mayRepeat(failure)) {
        last.current = undefined;
        void readAnew();
      }
    }
    onItsWay.current = false;
    setSending(false);
    // A button that waits is disabled, and loses the focus by that.
    setTimeout(() => {
      if (document.activeElement === document.body && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    });
    return taken;
  };
  return { sending, error, send, forget: () => setError(undefined) };
}

type Props = {
  error: unknown;
  title?: string | undefined;
  /** How it looks within a line, where a box has no room. */
  inline?: string | undefined;
  /** What is wrong with its fields stands here, as none says it of itself. */
  fields?: boolean;
  /** What else there is to say of it. */
  children?: ReactNode;
};

/** Why it was not taken. */
export function NotSent({ error, title, inline, fields = false, children }: Props) {
  const say = useProblemText();
  const format = useFormat();
  if (error === undefined) return null;
  const faults = fields ? fieldErrors(error).map((one) => format.text(one.text)) : [];
  const why = faults.length > 0 ? faults.join(' ') : say(error);
  if (inline !== undefined)
    return (
      <span className={inline} role="alert">
        {why} {children}
      </span>
    );
  return (
    <Notice tone="late" role="alert" title={title}>
      {why} {children}
    </Notice>
  );
}
