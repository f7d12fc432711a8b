import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RegisteredDto } from '../../../contract/cases.ts';
import { REGISTER_DRAFT_KEY } from '../api/drafts.ts';
import { sessionQuery } from '../api/session.ts';
import { useDraft } from '../form/use-draft.ts';
import { Receipt } from './receipt.tsx';
import { RegisterForm } from './register-form.tsx';
import './register.css';

/** A request, down in under a minute; then its receipt. */
export function RegisterPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const draft = useDraft(REGISTER_DRAFT_KEY);
  const [receipt, setReceipt] = useState<RegisteredDto | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    document.title = '登记 · 如何办';
  }, []);

  if (receipt) {
    return (
      <Receipt
        receipt={receipt}
        onAnother={() => {
          setReceipt(null);
          setTurn(turn + 1);
        }}
      />
    );
  }
  return (
    <>
      <header className="page-head">
        <h1>登记一件诉求</h1>
        <p className="quiet no-narrow">回车到下一栏，Ctrl＋回车登记</p>
      </header>
      {draft.found !== undefined && (
        <RegisterForm
          key={turn}
          draft={draft}
          // What was found belongs to the first form only; the next one begins empty.
          found={turn === 0 ? draft.found : null}
          ownUnitId={session?.account.posts[0]?.unit.id ?? null}
          onRegistered={setReceipt}
        />
      )}
    </>
  );
}
