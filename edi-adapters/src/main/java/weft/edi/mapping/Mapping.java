package weft.edi.mapping;

import weft.edi.reader.ReadMessage;

/** Says what a message of one type means, in the light of what is known of its partner. */
@FunctionalInterface
public interface Mapping<C, R> {
  R map(ReadMessage message, C context);
}
