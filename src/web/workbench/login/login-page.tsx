import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SessionDto } from '../../../contract/identity.ts';
import { sessionQuery } from '../api/session.ts';
import { Landscape } from './landscape.tsx';
import { LoginForm } from './login-form.tsx';
import './login.css';

export function LoginPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/login' });
  const goOn = (session: SessionDto) => {
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, session);
    void navigate({ href: insideOnly(back), replace: true });
  };
  return (
    <div className="gate">
      <Landscape />
      <main className="gate-main">
        <h1>
          <span>不说不能办，</span>
          <span>只说如何办</span>
        </h1>
        <p className="gate-what">诉求登记、提级审定、答复，一件一件办到底。</p>
        <LoginForm onDone={goOn} />
        <p className="quiet gate-help">忘记密码或账号锁定，请联系本单位系统管理员。</p>
      </main>
    </div>
  );
}

/** Only a place of ours: an address that begins with two slashes would lead elsewhere. */
function insideOnly(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
