/** The flight of locks as a landscape: the page's only ornament, and what the product is about. */
export function Landscape() {
  return (
    <svg className="landscape" viewBox="0 0 1440 520" preserveAspectRatio="none" aria-hidden="true">
      <g fill="var(--shallow)">
        <path d="M0 470h360v50H0z" />
        <path d="M360 380h360v140H360z" />
        <path d="M720 270h360v250H720z" />
        <path d="M1080 140h360v380h-360z" />
      </g>
      <g fill="var(--pool)">
        <path d="M0 470h360v6H0zM360 380h360v6H360zM720 270h360v6H720zM1080 140h360v6h-360z" />
      </g>
      <g fill="var(--deep)">
        <path d="M356 350h8v170h-8zM716 240h8v280h-8zM1076 110h8v410h-8z" />
      </g>
    </svg>
  );
}
