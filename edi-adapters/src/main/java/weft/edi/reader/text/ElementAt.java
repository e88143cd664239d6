package weft.edi.reader.text;

/**
 * The element of a segment that contains a given byte of the interchange.
 *
 * @param element from 0; -1 for the tag
 * @param component from 0 in its element
 */
public record ElementAt(int element, int component) {
  public static ElementAt of(Segment it, long offset) {
    SeparatedBytes tokens = it.tokens();
    int element = -1;
    int component = 0;
    for (int i = it.firstMark(); i < it.lastMark() && tokens.valueAt(i) <= offset; i++) {
      int kind = tokens.kind(i);
      if (kind == SeparatedBytes.ELEMENT) element++;
      component = kind == SeparatedBytes.COMPONENT ? component + 1 : 0;
    }
    return new ElementAt(element, component);
  }
}
