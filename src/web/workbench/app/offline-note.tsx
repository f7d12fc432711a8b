import { useSyncExternalStore } from 'react';

function listen(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** Says so while there is no network, and that nothing is lost. */
export function OfflineNote() {
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  if (online) return null;
  return (
    <p className="offline-note" role="status">
      网络断开了。已填写的内容都还在，网络恢复后再点一次即可。
    </p>
  );
}
