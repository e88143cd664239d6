package weft.edi.meaning.words;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.party.Partnership;

/** Interprets the messages of one type. */
public interface MessageMeaning {
  Meaning toCommands(ReadMessage message, Correspondents correspondents);

  /**
   * The partners of a message. The hub needs them before anything else, because their profile
   * determines how to read it. Null if neither the message nor its envelope identifies them.
   */
  default @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return correspondents.ofBuyer(message);
  }

  /** Whether suppliers send this message, for use if nothing else identifies the side. */
  default boolean isOfSupplier() {
    return false;
  }
}
