import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Sends something of a shipment once, and reads anew what it changed; a failure stays to be said. */
export function useSending(): { sending: boolean; error: unknown; send: (what: (key: string) => Promise<unknown>) => Promise<void> } {
  const client = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (what: (key: string) => Promise<unknown>): Promise<void> => {
    setSending(true);
    setError(undefined);
    try {
      await what(key);
    } catch (failure) {
      setError(failure);
    }
    setKey(crypto.randomUUID());
    await client.invalidateQueries({ queryKey: ['shipments'] });
    await client.invalidateQueries({ queryKey: ['stock'] });
    setSending(false);
  };
  return { sending, error, send };
}
