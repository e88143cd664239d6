package weft.capacity;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * All that a supplier says of a group.
 *
 * @param unit hours ({@code HUR}), pieces ({@code PCE}) …
 * @param weeks in their order; a week that is not among them is unknown, not zero
 * @param parts that load it; a part may load several groups
 * @param buyers to whom it is shown, each with its own load alone
 */
public record Capacity(
    String site,
    Text names,
    String unit,
    List<CapacityWeek> weeks,
    List<PartLoad> parts,
    List<PartyCode> buyers) {
  public Capacity {
    weeks = requireNonNullElse(weeks, List.of());
    parts = requireNonNullElse(parts, List.of());
    buyers = requireNonNullElse(buyers, List.of());
  }
}
