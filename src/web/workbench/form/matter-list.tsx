import { useQuery } from '@tanstack/react-query';
import { matterQuery } from '../api/house.ts';
import { TextList } from './text-list.tsx';

interface MatterListProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: string[]) => void;
  readonly thing: string;
  readonly placeholder: string;
  readonly matterId: string | null;
}

/** Lines to type, with the materials that the published matter asks for one tap away. @clause 2.1b */
export function MatterList({ matterId, ...rest }: MatterListProps) {
  const { data } = useQuery({ ...matterQuery(matterId ?? ''), enabled: matterId !== null });
  return <TextList {...rest} offers={data?.materials ?? []} />;
}
