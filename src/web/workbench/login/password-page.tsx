import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.ts';
import { Landscape } from './landscape.tsx';
import { PasswordForm } from './password-form.tsx';
import './login.css';

/** Before anything else a new password: at the first login, or when the old one has run out. */
export function PasswordPage() {
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/password' });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const expired = session?.account.passwordChangeReason === 'expired';
  return (
    <div className="gate">
      <Landscape />
      <main className="gate-main">
        <h1 className="gate-small">{expired ? '密码到期了，请换一个' : '先换成自己的密码'}</h1>
        <p className="gate-what">{expired ? '换好后继续。' : '初始密码只用这一次，换好后就可以开始了。'}</p>
        <PasswordForm
          button="换好密码，开始"
          onDone={() => void navigate({ href: back ?? '/', replace: true })}
        />
      </main>
    </div>
  );
}
