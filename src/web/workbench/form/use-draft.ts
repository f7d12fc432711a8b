/** What is being typed, kept on the server: saved a moment after the last key, and when the page is left. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { draftsQuery, dropDraft, readDraft, saveDraft } from '../api/drafts.ts';

const PAUSE_MS = 700;

export type DraftValues = Readonly<Record<string, unknown>>;

interface Draft {
  /** What was typed last time: undefined while it is being fetched, null when there is nothing. */
  readonly found: DraftValues | null | undefined;
  /** When the present text was saved; null while it is not. */
  readonly savedAt: string | null;
  readonly save: (values: DraftValues) => void;
  readonly drop: () => void;
}

export function useDraft(key: string): Draft {
  const queries = useQueryClient();
  const [found, setFound] = useState<DraftValues | null | undefined>(undefined);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const waiting = useRef<{ timer: number; values: DraftValues } | null>(null);

  useEffect(() => {
    let here = true;
    readDraft(key)
      .catch(() => null)
      .then((body) => here && setFound(isValues(body) ? body : null));
    return () => {
      here = false;
    };
  }, [key]);

  const write = useCallback(
    async (keepalive: boolean) => {
      const { current } = waiting;
      if (!current) return;
      window.clearTimeout(current.timer);
      waiting.current = null;
      try {
        await saveDraft(key, current.values, keepalive);
        if (!keepalive) setSavedAt(new Date().toISOString());
        void queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
      } catch {
        // The text is still on the page; the next key tries again.
        setSavedAt(null);
      }
    },
    [key, queries],
  );

  useEffect(() => {
    const leave = () => void write(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [write]);

  const save = useCallback(
    (values: DraftValues) => {
      if (waiting.current) window.clearTimeout(waiting.current.timer);
      setSavedAt(null);
      waiting.current = { values, timer: window.setTimeout(() => void write(false), PAUSE_MS) };
    },
    [write],
  );

  const drop = useCallback(() => {
    if (waiting.current) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
    setSavedAt(null);
    dropDraft(key)
      .catch(() => undefined)
      .finally(() => void queries.invalidateQueries({ queryKey: draftsQuery.queryKey }));
  }, [key, queries]);

  return { found, savedAt, save, drop };
}

function isValues(body: unknown): body is DraftValues {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
