package weft.event;

import java.util.Set;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * A command between two partners. It concerns both, and is handled in turn with other commands of
 * the same partnership.
 */
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
