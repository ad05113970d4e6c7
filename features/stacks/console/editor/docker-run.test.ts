import { expect, test } from 'vitest';
import { complaints } from './check';
import { convert, isDockerRun, written } from './dockerRun';

test('docker run becomes a service', () => {
  const line = `sudo docker run -d --name shop -p 8080:80 -p=53:53/udp -e "WORD=a b" --env EMPTY \\
    -v data:/var/lib --restart=unless-stopped -m 64m --cpus 0.5 -it --network front nginx:1.29 nginx -g 'daemon off;'`;
  expect(isDockerRun(line)).toBe(true);
  expect(convert(line)).toEqual({
    name: 'shop',
    service: {
      image: 'nginx:1.29',
      command: ['nginx', '-g', 'daemon off;'],
      ports: ['8080:80', '53:53/udp'],
      environment: { WORD: 'a b', EMPTY: null },
      volumes: ['data:/var/lib'],
      deploy: {
        restart_policy: { condition: 'any' },
        resources: { limits: { memory: '64m', cpus: '0.5' } },
      },
      stdin_open: true,
      tty: true,
      networks: ['front'],
    },
  });
});

test('what has no place in a service is named, not left out', () => {
  expect(convert('docker run --gpus all cuda')).toEqual({ unknown: '--gpus' });
  expect(convert('docker run -dZ nginx')).toEqual({ unknown: '-dZ' });
  expect(convert('docker run --network host nginx')).toEqual({ unknown: '--network host' });
  expect(convert('docker run nginx | tee log')).toEqual({ unknown: 'docker run nginx | tee log' });
  expect(convert('docker run nginx\ndocker ps')).toMatchObject({ unknown: expect.anything() });
});

test('other commands are left alone', () => {
  expect(isDockerRun('docker ps')).toBe(false);
  expect(isDockerRun('image: docker run x')).toBe(false);
});

test('the text is a service that the schema takes', () => {
  const made = convert(
    'docker run -d -p 80:80 -e A=1 -e "B=yes: no" --health-cmd "curl -f http://x" ghcr.io/a/web:2',
  );
  if ('unknown' in made) {
    throw new Error(made.unknown);
  }
  const text = written(made.name, made.service, 2);
  expect(made.name).toBe('web');
  expect(text).toContain('  web:\n    image: ghcr.io/a/web:2');
  expect(complaints(`services:\n${text}\n`)).toEqual([]);
});
