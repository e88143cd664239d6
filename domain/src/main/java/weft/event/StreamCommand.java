package weft.event;

import weft.party.Partnership;

/** A command to one stream of one partnership. */
public interface StreamCommand {
  String stream();

  Partnership partnership();
}
