import type { LogLine } from './line';

/** How a stack trace begins after the line that tells the error: Java, JavaScript, C#, Python, Go. */
const BEGINS = /^(\s+at \S|Traceback \(most recent call|Caused by: |goroutine \d+ \[|\s+File ")/;
/** The line between an error and its trace. */
const NAMES = /^[\w.$]*(Exception|Error|Throwable)(: |$)/;
const GOES_ON =
  /^(\s+\S|\s*$|Caused by: |Suppressed: |\.\.\. \d|[\w.$]*(Exception|Error|Throwable)(: |$)|[\w./*]+\(.*\)$)/;
const TOGETHER = 2_000;
const SOURCES = 1_000;

interface Last {
  readonly head: LogLine;
  readonly inTrace: boolean;
}

/** Tells the lines of a stack trace from others, and what they belong to. */
export class Traces {
  private readonly last = new Map<string, Last>();

  /** The line as it is, or as a part of the one before it of the same task and stream. */
  placed(line: LogLine): LogLine {
    const source = `${line.task ?? ''} ${line.stream}`;
    const last = this.last.get(source);
    if (last && belongs(line, last)) {
      this.last.set(source, { head: last.head, inTrace: true });
      return { ...line, level: last.head.level, head: last.head.seq };
    }
    if (this.last.size > SOURCES) {
      this.last.clear();
    }
    this.last.set(source, { head: line, inTrace: false });
    return line;
  }
}

function belongs({ text, time }: LogLine, { head, inTrace }: Last): boolean {
  if (Date.parse(time) - Date.parse(head.time) > TOGETHER) {
    return false;
  }
  if (inTrace) {
    return GOES_ON.test(text);
  }
  return BEGINS.test(text) || (head.level === 'error' && NAMES.test(text));
}
