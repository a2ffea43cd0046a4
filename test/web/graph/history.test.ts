import { begin, record, redo, undo } from '../../../web/graph/history';

describe('history', () => {
  it('goes back and forth, and forgets what was undone when something new is done', () => {
    let h = record(record(begin('a'), 'b', undefined, 1), 'c', undefined, 2);
    h = undo(h);
    expect(h.present).toBe('b');
    expect(redo(h).present).toBe('c');
    h = record(h, 'd', undefined, 3);
    expect(redo(h)).toBe(h);
    expect(undo(undo(h)).present).toBe('a');
    expect(undo(undo(undo(h))).present).toBe('a');
  });

  it('makes one step of what is typed into one field without a long pause', () => {
    let h = begin('');
    for (const [i, text] of ['x', 'xy', 'xyz'].entries()) h = record(h, text, 'field', 1000 + i * 100);
    expect(undo(h).present).toBe('');
    h = record(h, 'xyz!', 'field', 9000);
    expect(undo(h).present).toBe('xyz');
    expect(undo(record(h, 'other', 'field2', 9001)).present).toBe('xyz!');
  });

  it('keeps 200 steps', () => {
    let h = begin(0);
    for (let i = 1; i <= 300; i++) h = record(h, i, undefined, i);
    expect(h.past).toHaveLength(200);
    expect(h.past[0]).toBe(100);
  });

  it('does nothing where nothing changes', () => {
    const h = begin('a');
    expect(record(h, 'a', undefined, 1)).toBe(h);
  });
});
