package weft.edi.meaning.words;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.party.PartyCode;

/**
 * The party that a message names in a role.
 *
 * @param party null if the hub does not know it
 * @param at the segment that names it
 * @param element the element with its code
 */
public record NamedParty(@Nullable PartyCode party, Segment at, String element) {

  /** The segment and its role, such as {@code NAD BY}. */
  String words() {
    return at.tag() + " " + at.value(0);
  }
}
