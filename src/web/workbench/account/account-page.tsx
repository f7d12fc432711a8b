import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useEffect } from 'react';
import { sentenceOfError } from '../api/problems.ts';
import { logOut, sessionQuery } from '../api/session.ts';
import { PasswordForm } from '../login/password-form.tsx';
import { Delegations } from './delegations.tsx';
import './account.css';

export function AccountPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const leave = useMutation({
    mutationFn: logOut,
    onSuccess: () => {
      queries.clear();
      window.location.assign('/login');
    },
  });
  useEffect(() => {
    document.title = '我的 · 如何办';
  }, []);
  if (!session) return null;
  const { account } = session;
  return (
    <>
      <header className="page-head">
        <h1>{account.person.displayName}</h1>
        <Button loading={leave.isPending} onClick={() => leave.mutate()}>
          退出登录
        </Button>
      </header>
      {leave.error && (
        <p role="alert" className="form-fault">
          {sentenceOfError(leave.error)}
        </p>
      )}
      <p className="quiet">
        用户名 {account.username}
        {account.posts.length > 0 && `，${account.posts.map(({ title }) => title).join('、')}`}
      </p>
      <div className="account">
        <section aria-labelledby="delegations">
          <h2 id="delegations">请人代理</h2>
          <p className="quiet">
            出差、休假前，请人在这段时间里代您办理和决定；署名为“代理人（代您）”，您随时可以收回。
          </p>
          <Delegations account={account} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password">修改密码</h2>
          <PasswordForm
            button="修改密码"
            onDone={() => message.success('密码已修改，其他地方的登录已退出。')}
          />
        </section>
      </div>
    </>
  );
}
