import { StackEditor } from './StackEditor';

const FIRST = {
  'compose.yaml': `services:
  web:
    image: nginx:1.29
    ports:
      - "8080:80"
    healthcheck:
      test: ["CMD", "curl", "-f", "http://127.0.0.1/"]
      interval: 5s
    deploy:
      replicas: 2
`,
};

/** A new stack from a Compose file. */
export default function NewStackPage() {
  return <StackEditor files={FIRST} />;
}
