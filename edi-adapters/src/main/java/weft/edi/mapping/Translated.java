package weft.edi.mapping;

import java.util.List;
import java.util.stream.Stream;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.interchange.Fault;

/**
 * A message and its meaning.
 *
 * @param message in standard form, with the faults that remain after the partner's dialect
 * @param meaning {@link Meaning#NONE} if those faults forbid to interpret it
 */
public record Translated(ReadMessage message, Meaning meaning) {

  /** Whether its commands may be executed. */
  public boolean isApplicable() {
    return message.acceptable() && meaning.isApplicable();
  }

  /** The faults of reading, then those of interpretation. */
  public List<Fault> faults() {
    return Stream.concat(message.faults().stream(), meaning.faults().stream()).toList();
  }
}
