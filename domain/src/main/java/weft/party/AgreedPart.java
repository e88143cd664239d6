package weft.party;

import java.util.List;
import weft.party.EdiRules.UnitConversion;

/**
 * The agreement of two partners on a part, as far as messages need it.
 *
 * @param buyers the buyer's number; {@code suppliers} is the supplier's. The two may be equal
 * @param unit the unit in which the part is counted
 * @param conversions from other units into that unit
 */
public record AgreedPart(
    String buyers, String suppliers, String unit, List<UnitConversion> conversions) {
  public AgreedPart {
    conversions = List.copyOf(conversions);
  }
}
