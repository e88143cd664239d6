package weft.projections.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.party.Channel;

/**
 * A party with its channel in force.
 *
 * @param version of the channel; 0 if none was agreed yet, which means a folder
 * @param pause null if it is not paused
 */
public record PartyChannel(String party, long version, Channel channel, @Nullable Pause pause) {

  /**
   * A pause: the hub sends nothing to the party.
   *
   * @param by user or client
   */
  public record Pause(Instant since, @Nullable String by, @Nullable String reason) {}
}
