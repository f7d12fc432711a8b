/** Our sign: four steps of water, each one higher. */
export function LockMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path fill="var(--deep)" d="M2 22h6v8H2zM9.5 16h6v14h-6zM17 10h6v20h-6z" />
      <path fill="var(--pool)" d="M24.5 3h6v27h-6z" />
    </svg>
  );
}
