import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { shortId } from '../text/format';
import { frame } from '../text/frame';
import classes from './kit.module.css';

/** An id, shortened as Docker does, that is copied whole. */
export function CopyId({ id, shown }: { id: string; shown?: string }) {
  const t = frame.use().detail;
  return (
    <span className={classes.copy}>
      <span className="mono" title={id}>
        {shown ?? shortId(id)}
      </span>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t.copied : t.copy}>
            <ActionIcon
              size={18}
              variant="subtle"
              color="gray"
              aria-label={`${t.copy}: ${shortId(id)}`}
              onClick={event => {
                event.stopPropagation();
                copy();
              }}
            >
              {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
