import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { frame } from '../text/frame';
import classes from './kit.module.css';

/** Shown while something is under way, but not when it is there at once. */
export function Waiting() {
  const t = frame.use().table;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.empty} aria-busy="true">
      {late && <Loader size="sm" type="dots" role="status" aria-label={t.loading} />}
    </div>
  );
}
