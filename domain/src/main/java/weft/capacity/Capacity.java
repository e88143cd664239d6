package weft.capacity;

import static java.util.Objects.requireNonNullElse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * Everything that a supplier states about a capacity group.
 *
 * @param unit hours ({@code HUR}), pieces ({@code PCE}) and so on
 * @param weeks in order; a week that is absent is unknown, not zero
 * @param parts the parts that load the group; a part may load several groups
 * @param buyers the buyers who see the group, each with only its own load
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

  /** This capacity with the given weeks in addition to its own. */
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
