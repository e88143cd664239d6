package weft.party;

import java.util.List;
import weft.party.EdiRules.UnitConversion;

/**
 * What two partners agreed on for a part, as far as messages need it.
 *
 * @param buyers its number at the buyer's, and {@code suppliers} at the supplier's; both may be one
 * @param unit in which it is counted
 * @param conversions of other units into that one
 */
public record AgreedPart(
    String buyers, String suppliers, String unit, List<UnitConversion> conversions) {
  public AgreedPart {
    conversions = List.copyOf(conversions);
  }
}
