import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import { DatePicker } from '@mantine/dates';
import { useSpeech } from '../words.tsx';

/** The month to pick from; fetched when first opened. */
export default function Calendar({ value, onChange, min, max }: { value: string | null; onChange: (day: string | null) => void; min: string | undefined; max: string | undefined }) {
  const { language, formats, words } = useSpeech();
  return (
    <DatePicker value={value} onChange={onChange} locale={language} defaultDate={value ?? formats.settings.today} hideOutsideDates weekendDays={[]} ariaLabels={words.platform.calendarMoves} firstDayOfWeek={formats.settings.locale === 'en-US' ? 0 : 1}
      {...(min ? { minDate: min } : {})} {...(max ? { maxDate: max } : {})} />
  );
}
