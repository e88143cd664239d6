package weft.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** All kinds of streams, found by the class of a command or event. */
public final class StreamTypes {
  private final List<StreamType<?>> all;
  private final Map<Class<?>, StreamType<?>> found = new ConcurrentHashMap<>();

  public StreamTypes(List<StreamType<?>> all) {
    this.all = all;
  }

  public List<StreamType<?>> all() {
    return all;
  }

  /**
   * Returns the events that a command leads to.
   *
   * @param past of its stream
   * @param stands receives the state after the command
   * @throws Refused if the rules refuse the command
   * @throws IllegalArgumentException if no kind of stream takes the command
   */
  public List<?> decide(StreamCommand command, Past past, Consumer<Object> stands) {
    return found
        .computeIfAbsent(command.getClass(), _ -> taking(command))
        .decide(command, past, stands);
  }

  /** Returns the sentence for an event. */
  public Text sentence(Object event) {
    return found.computeIfAbsent(event.getClass(), _ -> having(event)).sentence(event);
  }

  /** The part that an event's stream belongs to; null where it belongs to none or to several. */
  public @Nullable String part(String stream, Object event) {
    return found.computeIfAbsent(event.getClass(), _ -> having(event)).part(stream);
  }

  private StreamType<?> taking(StreamCommand command) {
    return all.stream()
        .filter(it -> it.takes(command))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No rules for " + command.getClass()));
  }

  private StreamType<?> having(Object event) {
    return all.stream()
        .filter(it -> it.isOf(event))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stream of " + event.getClass()));
  }
}
