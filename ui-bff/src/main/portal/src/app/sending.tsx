import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Notice } from './Notice';
import { useProblemText } from './problem';

export type Sending = {
  sending: boolean;
  error: unknown;
  /** Sends it under a key of its own; whether it was taken. */
  send: (what: (key: string) => Promise<unknown>) => Promise<boolean>;
};

/** Sends something once, and reads anew what it may have changed (the beginnings of query keys); a failure stays to be said. */
export function useSending(...changed: string[]): Sending {
  const client = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (what: (key: string) => Promise<unknown>): Promise<boolean> => {
    setSending(true);
    setError(undefined);
    let taken = true;
    try {
      await what(key);
    } catch (failure) {
      setError(failure);
      taken = false;
    }
    setKey(crypto.randomUUID());
    await Promise.all(changed.map((queries) => client.invalidateQueries({ queryKey: [queries] })));
    setSending(false);
    return taken;
  };
  return { sending, error, send };
}

/** Why it was not taken. */
export function NotSent({ error }: { error: unknown }) {
  const say = useProblemText();
  return (
    error !== undefined && (
      <Notice tone="late" role="alert">
        {say(error)}
      </Notice>
    )
  );
}
