import { localTimeOf } from '../../../domain/time.ts';

/** A quiet word that what is typed is kept. */
export function DraftNote({ savedAt, found }: { readonly savedAt: string | null; readonly found: boolean }) {
  const said = savedAt ? `草稿已保存（${localTimeOf(savedAt)}）` : found ? '已带出上次的草稿' : '';
  return (
    <span className="draft-note quiet" role="status">
      {said}
    </span>
  );
}
