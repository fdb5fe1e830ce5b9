import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { Tabs } from '../../../platform/web/parts/Tabs.tsx';

/** The places of sales. The table begins with what is open. */
export function SalesTabs() {
  const words = useWords().sales;
  const may = useMay();
  return (
    <Tabs name={words.title}>
      {may('sales.opportunity.read') && <GoLink to="/sales/board">{words.places.board}</GoLink>}
      {may('sales.opportunity.read') && <GoLink to="/sales/opportunities?state=open">{words.places.table}</GoLink>}
      {may('sales.opportunity.read') && <GoLink to="/sales/forecast">{words.places.forecast}</GoLink>}
      {may('sales.booking.read') && <GoLink to="/sales/bookings">{words.places.bookings}</GoLink>}
      {may('sales.product.read') && <GoLink to="/sales/products">{words.places.products}</GoLink>}
    </Tabs>
  );
}
