/** A drawing made by the server, put into the page as it is. */

interface DrawingProps {
  /** SVG of our own making, never anything that somebody typed. */
  readonly svg: string;
  readonly className: string;
  /** What it is, where the drawing does not say so itself. */
  readonly label?: string;
}

export function Drawing({ svg, className, label }: DrawingProps) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : {};
  return <div className={className} {...named} dangerouslySetInnerHTML={{ __html: svg }} />;
}
