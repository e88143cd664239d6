package weft.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** The kinds of streams there are, found by what is asked of them or happened to them. */
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
   * What a command leads to.
   *
   * @param past of its stream
   * @param stands is told the state after it
   * @throws Refused where the rules refuse it
   * @throws IllegalArgumentException where no kind of stream takes it
   */
  public List<?> decide(StreamCommand command, Past past, Consumer<Object> stands) {
    return found
        .computeIfAbsent(command.getClass(), _ -> taking(command))
        .decide(command, past, stands);
  }

  /** What an event says. */
  public Text sentence(Object event) {
    return found.computeIfAbsent(event.getClass(), _ -> having(event)).sentence(event);
  }

  /** The part that an event's stream is of; null where it is of none, or of several. */
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
