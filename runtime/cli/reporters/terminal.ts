import { EventListener, NodeResult, pushedDown, RunResult } from '../../runs/events';
import { formatBytes, formatCount, formatTime, Output } from '../output';

/** A run as a person follows it: a progress line while it goes on, then a table. */
export function terminalReporter(output: Output): EventListener {
  const warn = (text: string) => output.note(`${output.style('yellow', 'warning', 'error')} ${text}`);
  const published: string[] = [];
  return (event) => {
    switch (event.type) {
      case 'recovered': return output.note(`${output.style('cyan', 'recovered', 'error')} ${event.message}`);
      case 'run-started': return output.progress(`${event.job}: starting`);
      case 'node-started': return output.progress(`${event.node}`);
      case 'progress': return output.progress(`${event.node} ${Math.round(event.percent)} %`);
      case 'warning': return warn(event.node === undefined ? event.message : `${event.node}: ${event.message}`);
      case 'pushed-down': return output.note(output.style('dim', `${event.node}: ${pushedDown(event)}`, 'error'));
      case 'published':
        published.push(`${event.uri} ${output.style('dim', '→')} ${event.place}  ${formatCount(event.rows)} rows, ${event.files} ${event.files === 1 ? 'file' : 'files'}, ${formatBytes(event.bytes)}`);
        return undefined;
      case 'run-finished':
        output.clearProgress();
        return report(output, event.result, published);
      default: return undefined;
    }
  };
}

function report(output: Output, result: RunResult, published: readonly string[]): void {
  if (result.error !== undefined) {
    output.note(`${output.style('red', 'error', 'error')} ${result.error.message}`);
    output.note(`${result.job} ${result.state} after ${formatTime(result.milliseconds)}  ${result.run}`);
    return;
  }
  output.table(['node', 'type', 'rows in', 'rows out', 'bytes', 'time'], result.nodes.map(nodeRow));
  output.line();
  for (const line of published) output.line(line);
  output.line(`${output.style('green', result.state)} ${result.job} in ${formatTime(result.milliseconds)}  ${output.style('dim', result.run)}`);
}

function nodeRow(n: NodeResult): string[] {
  return [
    n.node, n.type, formatCount(n.rowsRead), formatCount(n.rowsWritten), formatBytes(n.bytesRead ?? n.bytesWritten), formatTime(n.milliseconds),
  ];
}
