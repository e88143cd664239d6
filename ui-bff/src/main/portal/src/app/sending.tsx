import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Notice } from './Notice';
import { type Attempt, attemptOf } from './attempts';
import { useFormat } from './format';
import { fieldErrors, mayRepeat, useProblemText } from './problem';

/**
 * Sends under a key and with the moment of the first attempt. A retry after no response keeps both.
 */
type Send = (key: string, begun: string) => Promise<unknown>;

export type Sending = {
  sending: boolean;
  error: unknown;
  /**
   * Sends `of`: the subject and its whole content, because other content needs another key.
   * Resolves to whether the hub took it. Only one send runs at a time.
   */
  send: (what: Send, of: unknown) => Promise<boolean>;
  /** Clears the error. */
  forget: () => void;
};

/**
 * Sends something once, and then reads the queries that it may have changed (the beginnings of
 * query keys). A failure stays for display. A request without a response may have been taken: the
 * same content repeats under its first key, by which the hub knows it, and any other content gets a
 * new key.
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
      // Without a network the new reads wait for one; the reader does not.
      if (!mayRepeat(failure)) {
        last.current = undefined;
        void readAnew();
      }
    }
    onItsWay.current = false;
    setSending(false);
    // A button that waits is disabled and loses the focus.
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
  /** The style within a line, where a box does not fit. */
  inline?: string | undefined;
  /** Faults of fields are shown here, because no field shows its own. */
  fields?: boolean;
  /** More to say about the error. */
  children?: ReactNode;
};

/** The reason for a refused send. */
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
