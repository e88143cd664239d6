package weft.edi.meaning.words;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.party.Partnership;

/** Knows what messages of one type mean. */
public interface MessageMeaning {
  Meaning toCommands(ReadMessage message, Correspondents correspondents);

  /**
   * Between whom a message is, before anything else of it is understood: the profile of these two
   * says how it is to be read. Null where neither it nor its envelope tells.
   */
  default @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return correspondents.ofBuyer(message);
  }

  /** Whether it is suppliers who send such messages, where nothing else tells. */
  default boolean isOfSupplier() {
    return false;
  }
}
