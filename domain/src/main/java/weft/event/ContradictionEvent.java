package weft.event;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * An event by which something is kept that contradicts what is known. It changes nothing, and
 * somebody must work on it. Each words itself, and its sender, the history and every screen say
 * that.
 */
public interface ContradictionEvent {
  Text told();

  /**
   * The segment that says it, where the command knows one of its own for it; null: the item that
   * the command is about, or its message.
   */
  @Nullable Integer segment(StreamCommand by);
}
