/** A label and what it says; nothing where there is nothing to say. */
export function Fact({ label, children }: { readonly label: string; readonly children?: React.ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
