import { expect, test } from 'vitest';
import { manifestAddress, partsOfId, registryHost } from './registry';

const at = (address: string) => registryHost(new URL(address) as unknown as Location);

test('a registry is named so that Docker takes it for one', () => {
  expect(at('https://grampus.example:7443/')).toBe('grampus.example:7443');
  expect(at('https://grampus.example/')).toBe('grampus.example');
  expect(at('https://localhost/')).toBe('localhost');
  expect(at('https://grampus/')).toBe('grampus:443');
  expect(at('http://grampus/')).toBe('grampus:80');
});

test('an id tells its repository, and the tag or digest', () => {
  expect(partsOfId('shop/web:1.0')).toEqual({ repository: 'shop/web', manifest: '1.0', joint: ':' });
  expect(partsOfId('web@sha256:ab')).toEqual({ repository: 'web', manifest: 'sha256:ab', joint: '@' });
  expect(manifestAddress('shop/web:1')).toBe('/manifests/shop%2Fweb%3A1');
});
