package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;

/** A command that an item of a partner's message gives. */
public interface StatedCommand extends StreamCommand {
  /** Where the item begins; null where it came by no message. */
  @Nullable StatedAt at();
}
