package weft.event;

import java.util.Set;
import weft.party.PartyCode;

/** A command to one stream. */
public interface StreamCommand {
  String stream();

  /** The parties that may see the resulting events. */
  Set<PartyCode> concerns();

  /** Commands that share a key are handled one after another. Never empty. */
  Set<String> routingKeys();
}
