import { Ago, bytes, Chips, CopyId, Empty, Facts, type Layer, Layers, PlainTable, Section } from '@console';
import { IconCertificateOff, IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { messages } from './messages';
import { type Manifest, manifestAddress } from './registry';
import classes from './registry.module.css';

interface PartProps {
  readonly of: Manifest;
}

/** The layers of an image for one platform, drawn to size. */
export function ImageLayers({ of, before }: PartProps & { readonly before: ReactNode }) {
  const parts = of.content.parts.filter(({ role }) => role === 'LAYER');
  const layers: readonly Layer[] = parts.map(({ bytes: size, says, sharedWith }, index) => ({
    index,
    size,
    command: says,
    sharedWith,
  }));
  const sum = (all: readonly Layer[]) => all.reduce((total, layer) => total + layer.size, 0);
  const shared = sum(layers.filter(({ sharedWith }) => sharedWith.length > 0));
  const size = sum(layers);
  return (
    <>
      {before}
      <Layers layers={layers} sizes={{ size, shared, unique: size - shared }} />
    </>
  );
}

/** The manifests that an index has, mostly one for each platform. */
export function Platforms({ of, before }: PartProps & { readonly before: ReactNode }) {
  const t = messages.use();
  return (
    <>
      {before}
      <div className="wide">
        <Section title={t.columns.platforms}>
          <PlainTable
            head={
              <>
                <th>{t.columns.platform}</th>
                <th>{t.columns.digest}</th>
                <th>{t.columns.type}</th>
              </>
            }
          >
            {of.content.parts.map(({ digest, says, mediaType }) => (
              <tr key={digest}>
                <td>
                  <Link className="plain-link" to={manifestAddress(`${of.repository}@${digest}`)}>
                    {says || t.noPlatform}
                  </Link>
                </td>
                <td>
                  <CopyId id={digest} />
                </td>
                <td className="mono dim">{mediaType}</td>
              </tr>
            ))}
          </PlainTable>
        </Section>
      </div>
    </>
  );
}

/** What the config and the annotations say. */
export function Config({ of }: PartProps) {
  const t = messages.use();
  const { image, content } = of;
  const pairs = (map: Record<string, string>) =>
    Object.entries(map).map(([name, value]) => `${name}=${value}`);
  return (
    <>
      <Section title={t.config}>
        <Facts
          of={[
            [t.columns.platform, image?.platform],
            [t.created, image?.created && <Ago key="created" time={image.created} />],
            ['ENTRYPOINT', image && words(image.entrypoint)],
            ['CMD', image && words(image.command)],
            ['USER', image?.user],
            ['WORKDIR', image?.folder],
            [t.columns.digest, <CopyId key="digest" id={of.digest} />],
            [t.columns.tags, of.tags.length > 0 && <Chips key="tags" of={of.tags} />],
            [
              t.columns.type,
              <span key="type" className="mono">
                {of.mediaType}
              </span>,
            ],
          ]}
        />
      </Section>
      {image && image.environment.length > 0 && (
        <Section title="ENV">
          <Lines of={image.environment} />
        </Section>
      )}
      {image && Object.keys(image.labels).length > 0 && (
        <Section title={t.labels}>
          <Lines of={pairs(image.labels)} />
        </Section>
      )}
      {Object.keys(content.annotations).length > 0 && (
        <Section title={t.annotations}>
          <Lines of={pairs(content.annotations)} />
        </Section>
      )}
    </>
  );
}

function words(of: readonly string[]): ReactNode {
  return of.length > 0 && <code className="mono">{JSON.stringify(of)}</code>;
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul className={`mono ${classes.list}`}>
      {of.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What is about the image: signatures, SBOMs and the like. */
export function Referrers({ of }: PartProps) {
  const t = messages.use();
  if (of.content.referrers.length === 0) {
    return (
      <div className="wide">
        <Empty icon={IconCertificateOff} title={t.noReferrers}>
          {t.noReferrersText}
        </Empty>
      </div>
    );
  }
  return (
    <div className="wide">
      <Section title={t.referrers}>
        <PlainTable
          head={
            <>
              <th>{t.columns.type}</th>
              <th>{t.columns.digest}</th>
              <th>{t.columns.size}</th>
            </>
          }
        >
          {of.content.referrers.map(({ digest, says, mediaType, bytes: size }) => (
            <tr key={digest}>
              <td>
                <Link className="plain-link mono" to={manifestAddress(`${of.repository}@${digest}`)}>
                  {says || mediaType}
                </Link>
              </td>
              <td>
                <CopyId id={digest} />
              </td>
              <td>{bytes(size)}</td>
            </tr>
          ))}
        </PlainTable>
      </Section>
    </div>
  );
}

/** Who pulled the image. */
export function Pullers({ of }: PartProps) {
  const t = messages.use();
  if (of.pullers.length === 0) {
    return (
      <div className="wide">
        <Empty icon={IconCloudOff} title={t.noPulls}>
          {t.noPullsText}
        </Empty>
      </div>
    );
  }
  return (
    <div className="wide">
      <Section title={t.whoPulls}>
        <PlainTable
          narrow
          head={
            <>
              <th>{t.columns.pulledBy}</th>
              <th>{t.columns.pulled}</th>
              <th>{t.columns.pulls}</th>
            </>
          }
        >
          {of.pullers.map(({ who, at, pulls }) => (
            <tr key={who}>
              <td>{who}</td>
              <td>
                <Ago time={at} />
              </td>
              <td>{pulls}</td>
            </tr>
          ))}
        </PlainTable>
      </Section>
    </div>
  );
}
