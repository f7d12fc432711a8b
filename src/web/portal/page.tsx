/** The frame of every page of the portal: sign, places to go, content, who to call. */
import type { ReactNode } from 'react';
import { LockMark } from '../ui/lock-mark.tsx';
import type { House } from './types.ts';

const PLACES = [
  { id: 'home', href: '/portal', label: '首页' },
  { id: 'matters', href: '/portal/matters', label: '查事项' },
  { id: 'ask', href: '/portal/ask', label: '提诉求' },
  { id: 'progress', href: '/portal/progress', label: '查进度' },
  { id: 'complain', href: '/portal/complain', label: '办不成事' },
] as const;

export type PlaceId = (typeof PLACES)[number]['id'];

interface PageProps {
  readonly house: House;
  readonly title: string;
  readonly place: PlaceId | null;
  readonly children: ReactNode;
  /** A script that makes something easier; nothing depends on it. */
  readonly script?: string;
  /** Not for search engines: pages of one person. */
  readonly personal?: boolean;
}

export function Page({ house, title, place, children, script, personal = false }: PageProps) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {personal && <meta name="robots" content="noindex" />}
        <title>{`${title} — ${house.bureauName}`}</title>
        <link rel="stylesheet" href={house.stylesheet} />
        <link rel="icon" href="/portal/mark.svg" type="image/svg+xml" />
        {script && <script src={script} defer />}
      </head>
      <body>
        <a className="skip" href="#content">
          跳到正文
        </a>
        <header className="top">
          <div className="wrap top-row">
            <a className="brand" href="/portal">
              <LockMark size={36} />
              <span>
                <strong>{house.bureauName}</strong>
                <span className="brand-motto">不说不能办，只说如何办</span>
              </span>
            </a>
            <nav aria-label="主要栏目">
              <ul className="places">
                {PLACES.map(({ id, href, label }) => (
                  <li key={id}>
                    <a href={href} aria-current={id === place ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" className="wrap" tabIndex={-1}>
          {children}
        </main>
        <footer className="bottom">
          <div className="wrap bottom-row">
            <p>
              办事咨询 <Phone number={house.phone} />
            </p>
            <p>
              办不成事、投诉 <Phone number={house.complaintPhone} />
            </p>
            <p>
              <a href="/portal/how">怎么办、谁来办：首问负责和流程图</a>
            </p>
            <p className="quiet">本站不跟踪您，也不用第三方程序。</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** A number that a phone can call. */
export function Phone({ number }: { readonly number: string }) {
  return (
    <a className="phone" href={`tel:${number.replace(/[^0-9+]/g, '')}`}>
      {number}
    </a>
  );
}

/** 办公室首问责任岗（一）; the unit's name in front where the post's own does not say it. */
export function deskName(unitName: string, postTitle: string): string {
  return postTitle.includes(unitName) ? postTitle : `${unitName}${postTitle}`;
}
