package weft.edi.reception;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import weft.event.StreamCommand;
import weft.party.EdiRules.Alias;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.DeliveryScheduleId;
import weft.shipment.ShipmentCommand.AdviseReceipt;

/**
 * Collects other names of the buyers' sites in schedules. A receipt message does not state the
 * site, so all sites of its buyer count.
 */
final class OtherSiteNames {
  private OtherSiteNames() {}

  /** Returns by site code: its GLN and D-U-N-S number, and the names that the partners agreed. */
  static Map<String, List<String>> of(PartyDirectory directory, List<StreamCommand> commands) {
    Map<String, List<String>> names = new TreeMap<>();
    for (StreamCommand command : commands)
      switch (command) {
        case DeliveryScheduleCommand it -> {
          DeliveryScheduleId id = it.schedule();
          add(names, directory, id.partnership(), id.site());
        }
        case AdviseReceipt it -> {
          Partnership between = it.shipment().partnership();
          for (String site : sites(directory, between.buyer()))
            add(names, directory, between, site);
        }
        default -> {}
      }
    return names;
  }

  private static List<String> sites(PartyDirectory directory, PartyCode buyer) {
    return directory.sites(buyer).stream().map(Site::code).toList();
  }

  private static void add(
      Map<String, List<String>> names, PartyDirectory directory, Partnership between, String site) {
    if (names.containsKey(site)) return;
    List<String> others = others(directory, between, site);
    if (!others.isEmpty()) names.put(site, others);
  }

  private static List<String> others(PartyDirectory directory, Partnership between, String site) {
    Optional<Site> known = directory.site(between.buyer(), site);
    Stream<String> registered = known.stream().flatMap(it -> Stream.of(it.gln(), it.duns()));
    Stream<String> agreed =
        directory.profile(between).stream()
            .map(it -> it.rules().sites())
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(it -> it.ours().equals(site))
            .map(Alias::theirs);
    return Stream.concat(registered, agreed)
        .filter(it -> it != null && !it.equals(site))
        .distinct()
        .sorted()
        .toList();
  }
}
