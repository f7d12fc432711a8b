import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import Modal from 'antd/es/modal';
import { useEffect, useState } from 'react';
import type { SessionDto } from '../../../contract/identity.ts';
import { onSessionEnded } from '../api/http.ts';
import { sessionQuery } from '../api/session.ts';
import { LoginForm } from '../login/login-form.tsx';

/** The session ended while somebody was at work: log in over the page, and everything typed is still there. */
export function Relogin() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useEffect(() => onSessionEnded(() => setOpen(true)), []);
  const before = queries.getQueryData<SessionDto | null>(sessionQuery.queryKey);

  const goOn = (session: SessionDto) => {
    setOpen(false);
    const samePerson = session.account.id === before?.account.id;
    if (!samePerson) queries.clear();
    queries.setQueryData(sessionQuery.queryKey, session);
    if (!samePerson || session.account.mustChangePassword) void navigate({ to: '/' });
    else void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };

  return (
    <Modal
      open={open}
      title="登录时间到了，请再登录一次"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
    >
      <p className="quiet">登录后回到现在这一页，填写的内容都还在。</p>
      <LoginForm username={before?.account.username ?? ''} onDone={goOn} />
    </Modal>
  );
}
