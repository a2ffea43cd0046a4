import { main } from './cli/cli';

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
