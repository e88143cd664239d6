package weft.event;

import java.util.Set;
import weft.party.PartyCode;

/** A command to one stream. */
public interface StreamCommand {
  String stream();

  /** Whom it concerns: who may see what it leads to. */
  Set<PartyCode> concerns();

  /** Commands that share a key are handled one after another; at least one. */
  Set<String> routingKeys();
}
