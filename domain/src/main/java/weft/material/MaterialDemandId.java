package weft.material;

import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The key of a demand: a part, by the buyer's number, at a site of the buyer.
 *
 * @param supplier the intended supplier; null where the buyer names none
 */
public record MaterialDemandId(
    PartyCode buyer, String site, String part, @Nullable PartyCode supplier) {
  public static final String TYPE = "MaterialDemand";

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), site, part, supplier == null ? null : supplier.value());
  }
}
