package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.event.Refusal;
import weft.language.Text;

/**
 * A refusal that a partner's message can bring about, too: its fault follows from it, in the words
 * that a person or a client would be told.
 */
public interface MessageRefusal extends Refusal {
  FaultCode fault();

  /** Where the message says what is refused. */
  default @Nullable StatedAt at(StatedCommand by) {
    return by.at();
  }

  /** As its sender is told, who knows what it asks about. */
  default Text told(StatedCommand by) {
    return told().text();
  }

  /** What is wrong with the message. */
  default Fault fault(StatedCommand by) {
    return Fault.at(at(by), fault(), Severity.ERROR, told(by));
  }
}
