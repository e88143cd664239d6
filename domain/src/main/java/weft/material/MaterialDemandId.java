package weft.material;

import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * Whose demand of what: a part by the buyer's number at a site of the buyer's.
 *
 * @param supplier from whom it is to come; null where the buyer does not say
 */
public record MaterialDemandId(
    PartyCode buyer, String site, String part, @Nullable PartyCode supplier) {
  public static final String TYPE = "MaterialDemand";

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), site, part, supplier == null ? null : supplier.value());
  }
}
