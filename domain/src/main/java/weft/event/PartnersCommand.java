package weft.event;

import java.util.Set;
import weft.party.Partnership;
import weft.party.PartyCode;

/** A command between two partners: it concerns both, and waits for others between them. */
public interface PartnersCommand extends StreamCommand {
  Partnership partnership();

  @Override
  default Set<PartyCode> concerns() {
    return partnership().participants();
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(partnership().toString());
  }
}
