package weft.event;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * An event that records a contradiction to known data. It changes no state; a person must resolve
 * it. Each event words itself, and the answer to the sender, the history and all screens show those
 * words.
 */
public interface ContradictionEvent {
  Text told();

  /**
   * The segment that states the contradiction, if the command knows a specific one; null means the
   * item that the command is about, or the whole message.
   */
  @Nullable Integer segment(StreamCommand by);
}
