package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;

/** A command that comes from an item of a partner's message. */
public interface StatedCommand extends StreamCommand {
  /** Where the item begins; null where the command came from no message. */
  @Nullable StatedAt at();
}
