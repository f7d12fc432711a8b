import { useSearch } from '@tanstack/react-router';
import { ImportPart } from './import-part.tsx';
import { StartPart } from './start-part.tsx';
import './imports.css';

/** Tables of requests, or of the organisation: handed in, checked, brought in as a whole. */
export function ImportsPage() {
  const { id } = useSearch({ from: '/shell/imports' });
  return id ? <ImportPart key={id} id={id} /> : <StartPart />;
}
