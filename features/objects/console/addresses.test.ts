import { expect, test } from 'vitest';
import { addressesOf } from './addresses';

test('what is known of is counted once, the gateway included', () => {
  const inspect = {
    IPAM: { Config: [{ Subnet: '10.0.1.0/24', Gateway: '10.0.1.1' }] },
    Containers: { a: { IPv4Address: '10.0.1.5/24' }, 'lb-net': { IPv4Address: '10.0.1.9/24' } },
    Services: {
      web: { VIP: '10.0.1.2', Tasks: [{ EndpointIP: '10.0.1.5' }, { EndpointIP: '10.0.1.6' }] },
      dnsrr: { VIP: '<nil>', Tasks: null },
    },
  };
  expect(addressesOf(inspect)).toEqual({ used: 5, total: 254, exact: false });
});

test('an engine that counts itself is believed', () => {
  const inspect = {
    IPAM: { Config: [{ Subnet: '10.0.1.0/24' }] },
    Status: { IPAM: { Subnets: { '10.0.1.0/24': { IPsInUse: 12, DynamicIPsAvailable: 244 } } } },
  };
  expect(addressesOf(inspect)).toEqual({ used: 12, total: 256, exact: true });
});

test('a network without addresses of that kind has nothing to count', () => {
  expect(addressesOf({ IPAM: { Config: null } })).toBeUndefined();
  expect(addressesOf({ IPAM: { Config: [{ Subnet: 'fd00::/64' }] } })).toBeUndefined();
});
