package weft.capacity;

import static java.util.Objects.requireNonNullElse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

  /** The same with other weeks beside its own. */
  Capacity with(List<CapacityWeek> others) {
    return new Capacity(
        site,
        names,
        unit,
        inOrder(Stream.concat(others.stream(), weeks.stream()).toList()),
        parts,
        buyers);
  }

  static List<CapacityWeek> inOrder(List<CapacityWeek> weeks) {
    return weeks.stream().sorted(Comparator.comparing(CapacityWeek::week)).toList();
  }
}
