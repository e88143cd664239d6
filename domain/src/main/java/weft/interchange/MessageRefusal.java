package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.event.Refusal;
import weft.language.Text;

/**
 * A refusal that a partner's message can cause as well. The message gets a fault in the words that
 * a person or client would get.
 */
public interface MessageRefusal extends Refusal {
  FaultCode fault();

  /** The place in the message that caused the refusal. */
  default @Nullable StatedAt at(StatedCommand by) {
    return by.at();
  }

  /** The words for the message's sender, who knows which object it asked about. */
  default Text told(StatedCommand by) {
    return told().text();
  }

  /** The fault of the message. */
  default Fault fault(StatedCommand by) {
    return Fault.at(at(by), fault(), Severity.ERROR, told(by));
  }
}
