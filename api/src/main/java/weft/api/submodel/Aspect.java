package weft.api.submodel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * An aspect model of Catena-X, declared: who provides it, and what it is filled from. What it makes
 * is the JSON, by the schema of its version.
 */
interface Aspect {
  /** As the standard names it, such as {@code ItemStock}. */
  String name();

  /** Its value, of what the asking party may see alone; 404 where that is nothing. */
  Object of(Between partners, Asked asked);

  /**
   * What is asked for.
   *
   * @param part the asking party's own number
   * @param group of a capacity group
   * @param provider whose data; null: the asking party's where it provides the aspect, else the
   *     partner's
   */
  record Asked(@Nullable String part, @Nullable UUID group, @Nullable PartyCode provider) {}
}
