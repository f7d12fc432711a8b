import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { ProblemError, sentenceOfError } from '../api/problems.ts';

/** A page that could not be loaded: says why, and offers to try again. */
export function FaultPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const gone = error instanceof ProblemError && error.status === 404;
  return (
    <div className="quiet-page" role="alert">
      <h1>{gone ? '没有找到这件' : '这一页没有打开'}</h1>
      <p>{sentenceOfError(error)}</p>
      <p className="quiet-actions">
        {!gone && (
          <Button
            type="primary"
            onClick={() => {
              reset();
              void router.invalidate();
            }}
          >
            再试一次
          </Button>
        )}
        <Link to="/inbox">回到待办</Link>
      </p>
    </div>
  );
}

export function NothingHere() {
  return (
    <div className="quiet-page">
      <h1>没有这一页</h1>
      <p>地址可能写错了，或者这一页已经移走。</p>
      <p>
        <Link to="/inbox">回到待办</Link>
      </p>
    </div>
  );
}

export function Waiting() {
  return (
    <div className="quiet-page" role="status">
      <p>正在打开…</p>
    </div>
  );
}
