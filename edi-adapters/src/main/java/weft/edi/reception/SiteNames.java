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
import weft.party.PartyDirectory;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.DeliveryScheduleId;

/** What else the buyers' sites are called that schedules name. */
final class SiteNames {
  private SiteNames() {}

  /** By the site's code: its GLN and D-U-N-S number, and what the partners agreed to call it. */
  static Map<String, List<String>> of(PartyDirectory directory, List<StreamCommand> commands) {
    Map<String, List<String>> names = new TreeMap<>();
    for (StreamCommand command : commands)
      if (command instanceof DeliveryScheduleCommand it) {
        DeliveryScheduleId id = it.schedule();
        if (!names.containsKey(id.site())) {
          List<String> others = others(directory, id);
          if (!others.isEmpty()) names.put(id.site(), others);
        }
      }
    return names;
  }

  private static List<String> others(PartyDirectory directory, DeliveryScheduleId id) {
    Optional<Site> known = directory.site(id.buyer(), id.site());
    Stream<String> registered = known.stream().flatMap(it -> Stream.of(it.gln(), it.duns()));
    Stream<String> agreed =
        directory.profile(id.partnership()).stream()
            .map(it -> it.rules().sites())
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(it -> it.ours().equals(id.site()))
            .map(Alias::theirs);
    return Stream.concat(registered, agreed)
        .filter(it -> it != null && !it.equals(id.site()))
        .distinct()
        .sorted()
        .toList();
  }
}
