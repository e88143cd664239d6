package weft.projections.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.party.Channel;

/**
 * A party with the channel in force.
 *
 * @param version of the channel; 0 where nothing was agreed yet and so it is a folder
 * @param pause null where it is not paused
 */
public record PartyChannel(String party, long version, Channel channel, @Nullable Pause pause) {

  /**
   * Since when nothing goes to a party.
   *
   * @param by user or client
   */
  public record Pause(Instant since, @Nullable String by, @Nullable String reason) {}
}
