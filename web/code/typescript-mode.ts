import { StreamLanguage } from '@codemirror/language';

const KEYWORDS = /^(?:import|export|from|as|const|let|var|function|return|new|class|extends|implements|interface|type|if|else|for|while|of|in|throw|try|catch|async|await|this|typeof|readonly|public|private|static)\b/;
const ATOMS = /^(?:true|false|null|undefined)\b/;

/**
 * Colours of generated construct code, which is only shown: words, texts, numbers, comments.
 * The grammar of @codemirror/lang-javascript weighs 34 KB, a twelfth of the page.
 */
export const TYPESCRIPT = StreamLanguage.define<{ inside: 'code' | 'comment' | 'template' }>({
  name: 'typescript',
  startState: () => ({ inside: 'code' }),
  token(stream, state) {
    if (state.inside === 'comment') {
      if (stream.skipTo('*/')) {
        stream.match('*/');
        state.inside = 'code';
      } else {
        stream.skipToEnd();
      }
      return 'comment';
    }
    if (state.inside === 'template') {
      if (stream.match(/^(?:[^`\\]|\\.)*`/)) state.inside = 'code';
      else stream.skipToEnd();
      return 'string';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) {
      state.inside = 'comment';
      return 'comment';
    }
    if (stream.match('`')) {
      state.inside = 'template';
      return 'string';
    }
    if (stream.match(/^'(?:[^'\\]|\\.)*'?/) || stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^\d[\d_]*(?:\.\d+)?/)) return 'number';
    if (stream.match(KEYWORDS)) return 'keyword';
    if (stream.match(ATOMS)) return 'bool';
    if (stream.match(/^[A-Z]\w*/)) return 'className';
    if (stream.match(/^[\w$]+(?=\s*:)/)) return 'propertyName';
    if (stream.match(/^[\w$]+/)) return 'variableName';
    stream.next();
    return null;
  },
});
