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
 * What else the buyers' sites are called that schedules name; all sites of a buyer that received
 * something, as the message does not say where.
 */
final class OtherSiteNames {
  private OtherSiteNames() {}

  /** By the site's code: its GLN and D-U-N-S number, and what the partners agreed to call it. */
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
