package weft.api.submodel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * A Catena-X aspect model: its providers and its data sources. Its value is serialised as JSON by
 * the schema of its version.
 */
interface Aspect {
  /** The name in the standard, such as {@code ItemStock}. */
  String name();

  /**
   * Returns the value, with only the data that the asking party may see; 404 where that is nothing.
   */
  Object of(PartnerPair partners, Asked asked);

  /**
   * The parameters of a request.
   *
   * @param part the asking party's own number
   * @param group of a capacity group
   * @param provider the party whose data is requested; null for the asking party if it provides the
   *     aspect, otherwise its partner
   */
  record Asked(@Nullable String part, @Nullable UUID group, @Nullable PartyCode provider) {}
}
