import { type NotificationData, notifications } from '@mantine/notifications';
import { frame } from '../text/frame';

/** Says something in the corner of the page for a while. */
export function notify(data: NotificationData): void {
  notifications.show({
    withBorder: true,
    closeButtonProps: { 'aria-label': frame.now().confirm.close },
    ...data,
  });
}
