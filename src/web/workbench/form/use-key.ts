import { useCallback, useRef } from 'react';
import { newId } from '../app/new-id.ts';

/** One Idempotency-Key for one content: sending the same again has one effect, sending something else is new. */
export function useIdempotencyKey(): (content: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return useCallback((content: unknown) => {
    const text = JSON.stringify(content);
    if (last.current.text !== text) last.current = { text, key: newId() };
    return last.current.key;
  }, []);
}
